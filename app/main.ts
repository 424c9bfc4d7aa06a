import { getRequestListener } from '@hono/node-server'
import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createDenialAudit } from '#db/pace/audit-denial.ts'
import { connectPace } from '#db/pace/client.ts'
import { admitFeedKey } from '#db/pace/feed-keys.ts'
import { watchStandings } from '#db/pace/watch-standings.ts'
import { AUDIENCE, mcpAudience } from '#domain/token.ts'
import { createHealthRoutes, createMetrics } from '#service/health.ts'
import { createLogger } from '#service/log.ts'
import { withHeaders } from '#service/security-headers.ts'
import { installShutdown } from '#service/shutdown.ts'
import { createTokenClient } from '#service/token-client.ts'
import { createTokenVerifier } from '#service/verify-token.ts'
import { createApi } from './api/router.ts'
import { createCommands } from './commands.server.ts'
import { createDocumentHistory } from './history/read-history.server.ts'
import { createBayutClient } from './jobs/portal-client.ts'
import { startJobs } from './jobs/start.ts'
import { bayutFeedKey, bayutFeedUrl } from './portals/feed-key.ts'
import { readAppEnv } from './env.server.ts'
import { loadBuiltPages, servePagesFromSource } from './pages.server.ts'
import { pageSecurityHeaders } from './security-headers.ts'
import { createApp } from './server.ts'
import { createCsrf } from './session/csrf.server.ts'
import { createOpenId } from './session/openid.server.ts'
import { createSessionRoutes } from './session/routes.server.ts'
import { createSessions } from './session/sessions.server.ts'

const env = readAppEnv()
const urls = {
  app: env.APP_URL,
  sync: env.SYNC_URL,
  auth: env.AUTH_URL,
  assistcraft: env.ASSISTCRAFT_URL,
}
const client = { clientId: env.AUTH_CLIENT_ID, clientSecret: env.AUTH_CLIENT_SECRET }
const log = createLogger('app', { level: env.LOG_LEVEL })

const pace = connectPace(env.PACE_DATABASE_URL, { name: 'app' })
const reporting = connectPace(env.PACE_REPORTING_DATABASE_URL, { name: 'app-reporting', max: 4 })
const { db } = pace

const tokenClient = createTokenClient({ tokenUrl: `${urls.auth}/token`, ...client })
const openId = createOpenId({ authUrl: urls.auth, appUrl: urls.app, ...client })
const sessions = createSessions({ db, openId, appUrl: urls.app, secret: env.SESSION_SECRET })
const csrf = createCsrf({ cookies: sessions.cookies, secret: env.SESSION_SECRET })
const { accessTokenFor } = sessions
const commands = createCommands({ syncUrl: urls.sync, tokenClient, accessTokenFor })
const history = createDocumentHistory({ syncUrl: urls.sync, tokenClient, accessTokenFor })

const standings = await watchStandings({
  db,
  sql: pace.sql,
  onError: (error) => log.error({ err: error }, 'standings could not be checked'),
})
const auditDenial = createDenialAudit({
  db,
  onError: (error) => log.error({ err: error }, 'a refusal could not be written into the audit'),
})

const health = createHealthRoutes({
  checks: { database: () => db.execute(sql`select 1`) },
  metrics: createMetrics('app'),
})
const api = createApi({
  db,
  reporting: reporting.db,
  standings,
  auditDenial,
  commands,
  sessions,
  tokenClient,
  verifyToken: createTokenVerifier({ issuer: urls.auth, audience: AUDIENCE.api }),
  verifyMcpToken: createTokenVerifier({ issuer: urls.auth, audience: mcpAudience(urls.app) }),
  urls,
  bayutSecret: env.PACE_BAYUT_SECRET ?? null,
  log,
})

const routes = new Hono()
routes.route('/', health)
routes.route('/', createSessionRoutes({ db, sessions, openId, csrf, appUrl: urls.app, log }))
routes.route('/', api)

const server = createServer(
  withHeaders(
    pageSecurityHeaders(urls.app),
    (request, response) => void listener(request, response),
  ),
)
const pages = await (env.NODE_ENV === 'development'
  ? servePagesFromSource(server)
  : loadBuiltPages())
const app = createApp({
  pages,
  deps: { db, commands, history, sessions, auditDenial, csrf, syncUrl: urls.sync, log },
  sessions,
  verifyForm: csrf.verifyForm,
  routes,
  urls,
  log,
})
const answer = getRequestListener(app.fetch)

function listener(request: IncomingMessage, response: ServerResponse) {
  if (!pages.vite) return answer(request, response)
  return pages.vite.middlewares(request, response, () => void answer(request, response))
}

await admitFeedKey(db, 'bayut', bayutFeedKey(env.SESSION_SECRET))
const publishUrl = env.PACE_BAYUT_PUBLISH_URL
const feedUrl = bayutFeedUrl(urls.app, env.SESSION_SECRET)
const jobs = await startJobs({
  databaseUrl: env.PACE_DATABASE_URL,
  db,
  sql: pace.sql,
  commands,
  portals: publishUrl ? { bayut: createBayutClient({ publishUrl, feedUrl }) } : {},
  log,
})

server.listen(env.APP_PORT, () => log.info({ url: urls.app }, 'ready'))
installShutdown({
  log,
  hooks: [
    { name: 'jobs', drain: () => jobs.stop() },
    { name: 'http', drain: () => new Promise((resolve) => server.close(resolve)) },
    { name: 'vite', drain: () => pages.vite?.close() },
    { name: 'standings', drain: () => standings.stop() },
    { name: 'database', drain: () => Promise.all([pace.close(), reporting.close()]) },
  ],
})
