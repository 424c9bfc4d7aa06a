import { sql } from 'drizzle-orm'
import { connectPace, warmUp } from '#db/pace/client.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createHealthRoutes, createMetrics } from '#service/http/health.ts'
import { createTokenVerifier, issuerKeys } from '#service/identity/verify-token.ts'
import { createLogger } from '#service/log.ts'
import { installShutdown } from '#service/shutdown.ts'
import { openBus } from './bus/open-bus.ts'
import { createGeminiTranscriber } from '#service/transcriber/gemini-transcriber.ts'
import { createData } from './data.ts'
import { readSyncEnv } from './env.ts'
import { startSyncServer } from './server.ts'

const env = readSyncEnv()
const log = createLogger('sync-server', { level: env.logLevel })
const metrics = createMetrics('sync-server')
const pace = connectPace(env.databaseUrl, { name: 'sync-server' })
const keys = issuerKeys(`${env.authDirectUrl}/jwks`)
// A restart brings everybody back at once. The issuer may still be starting: then the first token asks it.
await Promise.all([warmUp(pace), keys.reload().catch(() => undefined)])
const server = await startSyncServer({
  pace,
  log,
  appUrl: env.appUrl,
  publicUrl: env.syncUrl,
  port: env.port,
  bus: openBus({ pace, redisUrl: env.redisUrl, log }),
  limits: env.limits,
  proxies: env.proxies,
  metrics,
  verifyToken: createTokenVerifier({ issuer: env.authUrl, audience: AUDIENCE.sync, keys }),
  routes: createHealthRoutes({
    checks: { database: () => pace.db.execute(sql`select 1`) },
    metrics: { registry: metrics, token: env.metricsToken },
  }),
  extensions: [
    createData({
      metrics,
      feedDoors: env.feedDoors,
      publicUrl: env.syncUrl,
      demo: env.isDemo ? {} : null,
      transcriber: env.transcriber && createGeminiTranscriber({ ...env.transcriber, log }),
    }),
  ],
})
installShutdown({
  log,
  hooks: [
    { name: 'server', drain: server.close },
    { name: 'database', drain: pace.close },
  ],
})
log.info({ port: server.port }, 'ready')
