import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'drizzle-orm'
import { Histogram } from 'prom-client'
import { connectAssistcraft } from '#db/assistcraft/client.ts'
import { insertModelOutput } from '#db/assistcraft/model-outputs.ts'
import { AUDIENCE } from '#domain/token.ts'
import { createHealthRoutes, createMetrics } from '#service/health.ts'
import { createLogger } from '#service/log.ts'
import { installShutdown } from '#service/shutdown.ts'
import { createTokenClient } from '#service/token-client.ts'
import { createTokenVerifier } from '#service/verify-token.ts'
import { CallFloor } from './calls/call-floor.ts'
import { discoverCalls } from './calls/discover.ts'
import { createJoin } from './calls/join.ts'
import { createPlaces } from './calls/places.ts'
import { createRecords } from './calls/records.ts'
import { readAssistcraftEnv } from './env.ts'
import { chooseModel } from './models/choose-model.ts'
import { LOCAL_ANSWERS } from './models/local-answers.ts'
import { createModelRunner } from './models/run-task.ts'
import { createAssistcraft, listen } from './server.ts'
import { createStandingBook, followStandings } from './standings.ts'
import { warmUp } from './tasks/warm-up.ts'

const env = readAssistcraftEnv()
const log = createLogger('assistcraft', { level: env.logLevel })
const { db, close } = connectAssistcraft(env.databaseUrl)
const metrics = createMetrics('assistcraft')
const analysis = new Histogram({
  name: 'assistcraft_analysis_ms',
  help: 'From seeing a change of a call to its marks being written, in milliseconds',
  buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
  registers: [metrics],
})
const tokens = createTokenClient({
  tokenUrl: `${env.authUrl}/token`,
  clientId: env.clientId,
  clientSecret: env.clientSecret,
})
const chosen = chooseModel(env.model, LOCAL_ANSWERS)
const models = createModelRunner({
  ...chosen,
  record: (output) =>
    insertModelOutput(db, output).catch((error: unknown) =>
      log.warn({ err: error }, 'a model output was not stored'),
    ),
})

const floor = new CallFloor({
  db,
  join: createJoin({ syncUrl: env.syncUrl, tokens }),
  places: createPlaces(),
  records: createRecords({ appUrl: env.appUrl, tokens }),
  models,
  log,
  holder: `${hostname()}:${randomUUID()}`,
  onAnalysed: ({ ms }) => analysis.observe(ms),
})
const following = new AbortController()
const source = {
  syncUrl: env.syncUrl,
  token: () => tokens.clientToken({ resource: AUDIENCE.sync, scope: 'calls:assist' }),
  log,
  signal: following.signal,
}
const discovery = discoverCalls({ ...source, onCall: (call) => floor.see(call) })
const standings = createStandingBook()
const news = followStandings({ ...source, book: standings })
floor
  .resume()
  .catch((error: unknown) => log.warn({ err: error }, 'calls left behind could not be taken up'))

const app = createAssistcraft({
  db,
  models,
  verifyToken: createTokenVerifier({ issuer: env.authUrl, audience: AUDIENCE.assistcraft }),
  standings,
  routes: createHealthRoutes({
    checks: {
      database: () => db.execute(sql`select 1`),
      standings: async () => {
        if (!standings.isCurrent()) throw new Error('the sync server has not told how people stand')
      },
    },
    metrics,
  }),
  log,
})
const server = await listen(app, env)
installShutdown({
  log,
  hooks: [
    { name: 'streams', drain: () => (following.abort(), Promise.all([discovery, news])) },
    { name: 'calls', drain: () => floor.stop() },
    { name: 'http', drain: server.close },
    { name: 'database', drain: close },
  ],
})
log.info({ port: server.port, model: chosen.modelId }, 'ready')
// After the word that it is ready: nobody calls within the first second.
setImmediate(warmUp)
