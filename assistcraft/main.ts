import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'drizzle-orm'
import { Counter, Gauge, Histogram } from 'prom-client'
import { connectAssistcraft } from '#db/assistcraft/client.ts'
import { insertModelOutput } from '#db/assistcraft/model-outputs.ts'
import { countWork } from '#db/assistcraft/work-list.ts'
import { AUDIENCE, mcpAudience } from '#domain/access/token.ts'
import { createHealthRoutes, createMetrics } from '#service/http/health.ts'
import { createLogger } from '#service/log.ts'
import { installShutdown } from '#service/shutdown.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createAnalyser } from './calls/analyser.ts'
import { CallFloor } from './calls/call-floor.ts'
import { discoverCalls } from './calls/follow/discover.ts'
import { createJoin } from './calls/follow/join.ts'
import { createPlaces } from './calls/places.ts'
import { createRecords } from './calls/records.ts'
import { readAssistcraftEnv } from './env.ts'
import { chooseModel } from './models/choose-model.ts'
import { createModelGuard } from './models/guard-model.ts'
import { LOCAL_ANSWERS } from './local-answers.ts'
import { isModelsFault } from './models/outcome.ts'
import { createModelRunner } from './models/run-task.ts'
import { createAssistcraft, serve } from './server.ts'
import { createCredentialBook, followCredentialStatus } from './credential-book.ts'

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
new Gauge({
  name: 'assistcraft_calls',
  help: 'Calls on the list of what is to be analysed: held by a worker, waiting, set aside for later, given up',
  labelNames: ['state'],
  registers: [metrics],
  async collect() {
    for (const [state, count] of Object.entries(await countWork(db))) this.set({ state }, count)
  },
})
const tokens = createTokenClient({
  tokenUrl: `${env.authUrl}/token`,
  clientId: env.clientId,
  clientSecret: env.clientSecret,
})
const chosen = chooseModel(env.model, LOCAL_ANSWERS)
const guard = createModelGuard({ db, budget: env.budget, isItsFault: isModelsFault })
const models = createModelRunner({
  ...chosen,
  ...(chosen.isRemote ? { guard, price: env.budget.price } : {}),
  record: (output) =>
    insertModelOutput(db, output).catch((error: unknown) =>
      log.warn({ err: error }, 'a model output was not stored'),
    ),
})

const setAside = new Counter({
  name: 'assistcraft_segments_set_aside_total',
  help: 'Segments that were not read within their budget of time and memory; they are tried again',
  registers: [metrics],
})
const analyser = createAnalyser({ log, onSetAside: () => setAside.inc() })
const floor = new CallFloor({
  analyser,
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
const credentials = createCredentialBook()
const news = followCredentialStatus({ ...source, book: credentials })
floor.work()

const app = createAssistcraft({
  db,
  models,
  verifyToken: createTokenVerifier({ issuer: env.authUrl, audience: AUDIENCE.assistcraft }),
  credentials,
  mcpUrl: mcpAudience(env.appUrl),
  routes: createHealthRoutes({
    checks: {
      database: () => db.execute(sql`select 1`),
      credentials: async () => {
        if (!credentials.isCurrent())
          throw new Error('the sync server has not told how people stand')
      },
    },
    metrics: { registry: metrics, token: env.metricsToken },
  }),
  log,
})
const server = await serve(app, env)
installShutdown({
  log,
  hooks: [
    { name: 'streams', drain: () => (following.abort(), Promise.all([discovery, news])) },
    { name: 'calls', drain: () => floor.stop() },
    { name: 'analysis', drain: () => analyser.stop() },
    { name: 'http', drain: server.close },
    { name: 'database', drain: close },
  ],
})
log.info({ port: server.port, model: chosen.modelId }, 'ready')
