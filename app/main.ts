import { APPROVAL_WAIT_SECONDS } from '#domain/program/program.ts'
import { LANGUAGES } from '#domain/language.ts'
import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { createDenialAudit } from '#db/pace/audit/audit-denial.ts'
import { connectPace } from '#db/pace/client.ts'
import { EventTail } from '#db/pace/events/event-tail.ts'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { watchCredentials } from '#db/pace/access/watch-credentials.ts'
import { AUDIENCE, mcpAudience } from '#domain/access/token.ts'
import { runSql } from '#db/pace/sql/run-sql.ts'
import { watchSettings } from '#db/pace/house/watch-settings.ts'
import { createHealthRoutes, createMetrics } from '#service/http/health.ts'
import { createLogger } from '#service/log.ts'
import { createGeminiTranscriber } from '#service/transcriber/gemini-transcriber.ts'
import { transcriberIn } from '#service/transcriber/settings.ts'
import { rememberTokens } from '#service/identity/remember-tokens.ts'
import { createSafeFetch } from '#service/outbound/safe-fetch.ts'
import { installShutdown } from '#service/shutdown.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createDoors } from './arrivals/doors/doors.server.ts'
import { keepMailboxes } from './arrivals/mailbox/keep-mailboxes.ts'
import { understand } from './arrivals/understand.ts'
import { createReaders } from './arrivals/readers/readers.ts'
import { createApi, describeApi } from './api/router.ts'
import { createCommands } from './sync-client/commands.server.ts'
import { createDocumentHistory } from './sync-client/read-history.server.ts'
import { queuePublication } from './jobs/portal-events.ts'
import { startJobs } from './jobs/start.ts'
import { watchApprovals } from '#db/pace/programs/watch-approvals.ts'
import { createMessages } from './messages/create-messages.server.ts'
import { createMailer } from './notifications/mail.server.ts'
import { createPushSender } from './notifications/push.server.ts'
import { bayutFeedKey } from './portals/feed-key.ts'
import { bucketOf, propertyFinderKeyOf, readAppEnv } from './env.server.ts'
import { sandboxHostOf } from './sandboxes/sandboxes.server.ts'
import { webhookSecret } from './portals/property-finder/connection.ts'
import { createBrowserRoutes } from './browser-routes.server.ts'
import { createPropertyFinder } from './portals/property-finder/create-property-finder.ts'
import { createFiles } from './files/create-files.server.ts'
import { createAskReply } from './messages/proposal/ask-reply.server.ts'
import { openGoogleCalendar } from './google-calendar/open-google-calendar.ts'
import { createRecordings } from './recordings/keep-recording.server.ts'
import { keepStandIns } from './demo-call/keep-stand-ins.server.ts'
import { openServer } from './http-server.ts'
import { createApp } from './server.ts'
import { createCsrf } from './session/csrf.server.ts'
import { createOpenId } from './session/openid.server.ts'
import { createSessionRoutes } from './session/routes.server.ts'
import { createSessions } from './session/sessions.server.ts'
import { EMBED_FILE } from './website/embed-file.ts'
import { webhookSeal } from './webhooks/secrets.ts'
import { startWebhooks } from './webhooks/start.ts'
import { createWebhookFetch } from './webhooks/webhook-fetch.ts'
import { createWebhooks } from './webhooks/webhooks.server.ts'
import { readSettingsBy } from './house/current-house.ts'
import { createManifestRoutes } from './phone/manifest.ts'

const env = readAppEnv()
const urls = {
  app: env.APP_URL,
  sync: env.SYNC_URL,
  auth: env.AUTH_URL,
  assistcraft: env.ASSISTCRAFT_URL,
}
const client = { clientId: env.AUTH_CLIENT_ID, clientSecret: env.AUTH_CLIENT_SECRET }
const issuer = { issuer: urls.auth, jwksUrl: `${env.AUTH_DIRECT_URL}/jwks` }
const log = createLogger('app', { level: env.LOG_LEVEL })

const pace = connectPace(env.PACE_DATABASE_URL, { name: 'app' })
const reporting = connectPace(env.PACE_REPORTING_DATABASE_URL, { name: 'app-reporting', max: 4 })
const { db } = pace

const tokenClient = createTokenClient({ tokenUrl: `${env.AUTH_DIRECT_URL}/token`, ...client })
const openId = createOpenId({ authUrl: urls.auth, appUrl: urls.app, ...client })
const sessions = createSessions({ db, openId, appUrl: urls.app, secret: env.SESSION_SECRET })
const csrf = createCsrf({ cookies: sessions.cookies, secret: env.SESSION_SECRET })
const { accessTokenFor } = sessions
const commands = createCommands({ syncUrl: urls.sync, tokenClient, accessTokenFor })
const history = createDocumentHistory({ syncUrl: urls.sync, tokenClient, accessTokenFor })

const credentials = await watchCredentials({
  db,
  sql: pace.sql,
  onError: (error) => log.error({ err: error }, 'credentials could not be checked'),
})
const settings = await watchSettings({
  db,
  sql: pace.sql,
  onError: (error) => log.error({ err: error }, 'the settings could not be read anew'),
})
readSettingsBy(settings.current)
const approvals = await watchApprovals(pace.sql)
const tail = new EventTail({ db, sql: pace.sql, log })
await tail.start()
const auditDenial = createDenialAudit({
  db,
  onError: (error) => log.error({ err: error }, 'a refusal could not be written into the audit'),
})

const files = createFiles({
  db,
  sql: pace.sql,
  folder: env.PACE_FILES_FOLDER,
  bucket: bucketOf(env),
  secret: env.SESSION_SECRET,
})

const { store, arriving } = files
const recordings = createRecordings({ db, sql: pace.sql, store, folder: arriving })

const propertyFinder = createPropertyFinder({
  db,
  sql: pace.sql,
  commands,
  carryOn: queuePublication,
  reference: () => settings.current().reference,
  secret: env.SESSION_SECRET,
  appUrl: urls.app,
  baseUrl: env.PACE_PROPERTY_FINDER_URL,
  key: propertyFinderKeyOf(env),
  log,
})

const googleCalendar = openGoogleCalendar(env, { db, settings, log })

const doors = createDoors({ db, secret: env.SESSION_SECRET })
const readers = createReaders({
  doors,
  secret: env.SESSION_SECRET,
  graphUrl: env.PACE_GRAPH_URL,
})
const messages = createMessages({ db, files, settings, commands, readers, log, doors, env })
const sending = {
  fetch: createWebhookFetch({ toPrivate: env.PACE_WEBHOOKS_TO_PRIVATE === 'allow' }),
  seal: webhookSeal(env.SESSION_SECRET),
  now: () => new Date(),
}
const webhooks = createWebhooks({ ...sending, db })
const health = createHealthRoutes({
  checks: { database: () => db.execute(sql`select 1`) },
  metrics: { registry: createMetrics('app'), token: env.METRICS_TOKEN },
})
const api = createApi({
  db,
  reporting: reporting.db,
  credentials,
  settings,
  tail,
  auditDenial,
  commands,
  files,
  recordings,
  webhooks,
  sessions,
  tokenClient,
  verifyToken: rememberTokens(createTokenVerifier({ ...issuer, audience: AUDIENCE.api })),
  verifyMcpToken: createTokenVerifier({ ...issuer, audience: mcpAudience(urls.app) }),
  approvals,
  // Shorter than the minute that clients wait for an answer.
  approvalWaitMs: APPROVAL_WAIT_SECONDS * 1000,
  embedFile: env.NODE_ENV === 'development' ? null : `build/client/${EMBED_FILE}`,
  urls,
  doors,
  readers,
  formSecret: env.SESSION_SECRET,
  bayutSecret: env.PACE_BAYUT_SECRET ?? null,
  propertyFinderSecret: webhookSecret(env.SESSION_SECRET),
  log,
})

const routes = new Hono()
routes.route('/', health)
routes.route('/', createManifestRoutes())
routes.route('/', createSessionRoutes({ db, sessions, openId, csrf, appUrl: urls.app, log }))
const sound = { store, recordings, settings, secret: env.SESSION_SECRET }
routes.route(
  '/',
  createBrowserRoutes({ ...sound, ...files, db, commands, sessions, appUrl: urls.app }),
)
routes.route('/', api).route('/', googleCalendar.routes)

const push = createPushSender({ secret: env.SESSION_SECRET, contact: urls.app })

const { server, pages, answerBy } = await openServer(env)
const app = createApp({
  pages,
  deps: {
    db,
    reporting: reporting.db,
    runSql: (run) => runSql(env.PACE_SQL_DATABASE_URL, run),
    propertyFinder: propertyFinder.connection,
    googleCalendar: googleCalendar.connection,
    push,
    secret: env.SESSION_SECRET,
    appUrl: urls.app,
    commands,
    history,
    sessions,
    settings,
    tail,
    credentials,
    auditDenial,
    startDemoCall: env.isDemo ? commands.startDemoCall : null,
    csrf,
    arrivals: {
      understand: (id, decision) =>
        understand({ db, settings, commands, readers, log }, id, decision),
      doors,
    },
    messages: {
      ...messages.pages,
      askReply: createAskReply({
        assistcraftUrl: urls.assistcraft,
        appUrl: urls.app,
        tokenClient,
        sessions,
      }),
    },
    webhooks,
    sandboxes: sandboxHostOf(env),
    describeApi: () => describeApi(urls),
    sealFile: files.seals.seal,
    syncUrl: urls.sync,
    log,
  },
  sessions,
  verifyForm: csrf.verifyForm,
  routes,
  urls,
  log,
})
answerBy(app.fetch)

await admitFeedKey(db, 'bayut', bayutFeedKey(env.SESSION_SECRET))
const transcriberSettings = transcriberIn(env)
const jobs = await startJobs({
  databaseUrl: env.PACE_DATABASE_URL,
  db,
  sql: pace.sql,
  commands,
  settings,
  readers,
  files,
  recordings,
  portals: { propertyFinder: propertyFinder.portal },
  propertyFinder,
  googleCalendar: googleCalendar.jobs,
  notifications: {
    push,
    sendMail: createMailer({ db, smtpUrl: env.PACE_SMTP_URL, from: env.PACE_MAIL_FROM }),
    zone: () => settings.current().house.zone,
    language: () => settings.current().house.languages[0] ?? LANGUAGES[0],
    appUrl: urls.app,
    secret: env.SESSION_SECRET,
  },
  messages,
  transcriber: transcriberSettings && createGeminiTranscriber({ ...transcriberSettings, log }),
  eventsKeptDays: env.PACE_EVENTS_KEPT_DAYS,
  log,
})

const webhookJobs = await startWebhooks({
  ...sending,
  databaseUrl: env.PACE_DATABASE_URL,
  db,
  sql: pace.sql,
  log,
})

const standIns = env.isDemo ? await keepStandIns({ db, tail, recordings, log }) : null
const mailboxes = keepMailboxes({
  db,
  doors,
  log,
  fetch: createSafeFetch({ timeoutMs: 20_000, maxBytes: 64 * 1024 }),
})

const watches = [credentials, settings, tail, approvals]
const workers = [jobs, webhookJobs, mailboxes, standIns]
server.listen(env.APP_PORT, () => log.info({ url: urls.app }, 'ready'))
// What the portal tells reaches this address: it is told so whenever the app starts.
void propertyFinder.greet()
installShutdown({
  log,
  hooks: [
    { name: 'jobs', drain: () => Promise.all(workers.map(async (worker) => worker?.stop())) },
    { name: 'http', drain: () => new Promise((resolve) => server.close(resolve)) },
    { name: 'vite', drain: () => pages.vite?.close() },
    { name: 'watches', drain: () => Promise.all(watches.map((watch) => watch.stop())) },
    { name: 'database', drain: () => Promise.all([pace.close(), reporting.close()]) },
  ],
})
