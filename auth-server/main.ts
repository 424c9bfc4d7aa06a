import { sql } from 'drizzle-orm'
import { connectPace } from '#db/pace/client.ts'
import { createHealthRoutes, createMetrics } from '#service/http/health.ts'
import { createLogger } from '#service/log.ts'
import { installShutdown } from '#service/shutdown.ts'
import { cleanUpEvery } from './clean-up.ts'
import { createDirectory } from './directory/directory.ts'
import { readAuthEnv } from './env.ts'
import { watchKeys } from './keys/key-watch.ts'
import { startAuthServer } from './server.ts'

const env = readAuthEnv()
const log = createLogger('auth-server', { level: env.logLevel })
const pace = connectPace(env.databaseUrl, { name: 'auth-server' })
const routes = createHealthRoutes({
  checks: { database: () => pace.db.execute(sql`select 1`) },
  metrics: { registry: createMetrics('auth-server'), token: env.metricsToken },
})

const directory = env.directory
  ? createDirectory({ settings: env.directory, pace, log }, env.authUrl)
  : null
if (directory) routes.route('/', directory.routes)

const server = await startAuthServer({ ...env, db: pace.db, routes, log })
// Not waited for: whoever is told to stop right after the start stops in order.
const keyWatch = watchKeys({ sql: pace.sql, server, log, everyMs: 15_000 })
const cleanUp = cleanUpEvery({ db: pace.db, log, everyMs: 10 * 60_000 })
directory?.start()
installShutdown({
  log,
  hooks: [
    { name: 'clean-up', drain: cleanUp.stop },
    { name: 'keys', drain: async () => (await keyWatch).stop() },
    { name: 'directory', drain: () => directory?.stop() },
    { name: 'http', drain: server.close },
    { name: 'database', drain: pace.close },
  ],
})
log.info({ port: server.port, issuer: env.authUrl, demo: env.google === null }, 'ready')
