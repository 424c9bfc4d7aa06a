import { eq } from 'drizzle-orm'
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { watchApprovals } from '#db/pace/programs/watch-approvals.ts'
import { webhookSeal } from '#app/webhooks/secrets.ts'
import { createWebhookFetch } from '#app/webhooks/webhook-fetch.ts'
import { createWebhooks } from '#app/webhooks/webhooks.server.ts'
import { createRecordings } from '#app/recordings/keep-recording.server.ts'
import { createFiles } from '#app/files/create-files.server.ts'
import { createDoors } from '#app/arrivals/doors/doors.server.ts'
import { createReaders } from '#app/arrivals/readers/readers.ts'
import { createApi } from '#app/api/router.ts'
import { webhookSecret } from '#app/portals/property-finder/connection.ts'
import type { ApiDeps } from '#app/api/deps/deps.ts'
import { createDenialAudit } from '#db/pace/audit/audit-denial.ts'
import { connectPace, type PaceClient, type PaceDb } from '#db/pace/client.ts'
import { EventTail } from '#db/pace/events/event-tail.ts'
import { people, teams } from '#db/pace/schema.ts'
import { watchCredentials } from '#db/pace/access/watch-credentials.ts'
import { watchSettings } from '#db/pace/house/watch-settings.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createCommandsDouble } from './commands-double.ts'
import { createTestDatabases } from './databases.ts'
import { holdToDescription } from './description/answers.ts'
import { readSettingsBy } from '#app/house/current-house.ts'

export const TEST_URLS = {
  app: 'http://localhost:3000',
  auth: 'http://localhost:3002',
  assistcraft: 'http://localhost:3003',
  sync: 'http://sync.test',
}
/** How its webhooks are sent: to this machine too. */
export const TEST_SENDING = {
  fetch: createWebhookFetch({ toPrivate: true }),
  seal: webhookSeal('test'),
  now: () => new Date(),
}
const MCP_AUDIENCE = `${TEST_URLS.app}/mcp`

const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }
const keys = createLocalJWKSet({ keys: [jwk] })

type Claims = Record<string, unknown>

/** An access token as auth-server would sign it. */
export function signToken(claims: Claims, audience: string = AUDIENCE.api): Promise<string> {
  return new SignJWT({ client_id: 'test', scope: '', ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'test' })
    .setIssuer(TEST_URLS.auth)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
}

export type TestApi = Awaited<ReturnType<typeof createTestApi>>
type Overrides = Partial<ApiDeps> & { scale?: number; graphUrl?: string }

const PUSH_SECRETS = {
  formSecret: 'test',
  bayutSecret: null,
  propertyFinderSecret: webhookSecret('test'),
}

/** Where nothing answers. */
const NOWHERE = 'http://127.0.0.1:9'

/** The machine routes on a database of their own with a seeded brokerage; the sync server is a double. */
export async function createTestApi(options: Overrides = {}) {
  const { scale = 0.2, graphUrl = NOWHERE, ...overrides } = options
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 3 })
  const app = connectPace(pace.urls.pace_app, { max: 5 })
  const reporting = connectPace(pace.urls.pace_reporting, { max: 3 })
  onTestFinished(async () => {
    await Promise.all([credentials.stop(), settings.stop(), tail.stop(), approvals.stop()])
    await Promise.all([admin.close(), app.close(), reporting.close()])
  })
  if (scale > 0) await seedDemo(admin.db, { scale })
  const errors: unknown[] = []
  const folder = temporaryFolder()
  const double = createCommandsDouble(admin.db)
  const onError = (error: unknown) => errors.push(error)
  const { credentials, settings, tail, approvals } = await startWatches(app, onError)
  const verifier = (audience: string) =>
    createTokenVerifier({ issuer: TEST_URLS.auth, audience, keys })
  const doors = createDoors({ db: app.db, secret: 'test' })
  const deps: ApiDeps = {
    db: app.db,
    reporting: reporting.db,
    credentials,
    settings,
    tail,
    auditDenial: createDenialAudit({ db: app.db, onError }),
    commands: double.commands,
    ...keepFiles(app, folder),
    webhooks: createWebhooks({ ...TEST_SENDING, db: app.db }),
    sessions: { find: async () => null, accessTokenFor: async () => 'unused' },
    tokenClient: { clientToken: async () => 'client', exchange: async () => 'exchanged' },
    verifyToken: verifier(AUDIENCE.api),
    verifyMcpToken: verifier(MCP_AUDIENCE),
    approvals,
    approvalWaitMs: 20_000,
    embedFile: null,
    urls: TEST_URLS,
    doors,
    readers: createReaders({ doors, secret: 'test', graphUrl }),
    ...PUSH_SECRETS,
    log: { error: (...args: unknown[]) => errors.push(args), warn: () => {}, info: () => {} },
    ...overrides,
  }
  const api = createApi(deps)
  const staff = await admin.db.select().from(people)
  return {
    api,
    openTeamOf: (name: string) => openTeamOf(admin.db, staff, name),
    deps,
    double,
    db: admin.db,
    sql: admin.sql,
    /** The driver of the app's own role. */
    appSql: app.sql,
    errors,
    people: staff,
    pace,
    /** Where its files are. */
    filesFolder: folder,
    ...askers(api, staff),
  }
}

async function startWatches(app: PaceClient, onError: (error: unknown) => void) {
  const credentials = await watchCredentials({ db: app.db, sql: app.sql, onError })
  const settings = await watchSettings({ db: app.db, sql: app.sql, onError })
  readSettingsBy(settings.current)
  const approvals = await watchApprovals(app.sql)
  return { credentials, settings, approvals, tail: await startTail(app, onError) }
}

async function startTail(
  { db, sql }: Pick<PaceClient, 'db' | 'sql'>,
  warn: (what: unknown) => void,
) {
  const tail = new EventTail({ db, sql, log: { warn } })
  await tail.start()
  return tail
}

function keepFiles({ db, sql }: Pick<PaceClient, 'db' | 'sql'>, folder: string) {
  const files = createFiles({ db, sql, folder, bucket: null, secret: 'test' })
  const { store, arriving } = files
  return { files, recordings: createRecordings({ db, sql, store, folder: arriving }) }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pace-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type Person = typeof people.$inferSelect

/** Lets the team of this person see each other's leads. */
async function openTeamOf(db: PaceDb, staff: Person[], name: string): Promise<void> {
  const { teamId } = staff.find((one) => one.name.startsWith(name)) ?? {}
  await db
    .update(teams)
    .set({ colleaguesSee: 'whole' })
    .where(eq(teams.id, teamId ?? ''))
  staff.splice(0, Infinity, ...(await db.select().from(people)))
}

function askers(api: ReturnType<typeof createApi>, staff: Person[]) {
  const personOf = (name: string): Person => {
    const person = staff.find((one) => one.name.startsWith(name))
    if (!person) throw new Error(`Nobody is called ${name}.`)
    return person
  }
  const tokenOf = (name: string, audience?: string, extra: Claims = {}) => {
    const { id, role, teamId, seesTeam, sessionVersion } = personOf(name)
    const team = { team: teamId ?? undefined, sees_team: seesTeam }
    return signToken({ sub: id, role, ...team, sv: sessionVersion, ...extra }, audience)
  }
  const send = async (
    token: string | null,
    path: string,
    init: RequestInit = {},
    /** The address that it comes from. */
    from?: string,
  ) => {
    const headers = new Headers(init.headers)
    if (token) headers.set('authorization', `Bearer ${token}`)
    const env = from ? { incoming: { socket: { remoteAddress: from } } } : {}
    const response = await api.request(path, { ...init, headers }, env)
    await expectDescribed(api, { method: init.method ?? 'GET', address: path }, response)
    return response
  }
  return {
    personOf,
    tokenOf,
    send,
    /** Asks as a person of the demo, by first name. */
    as: async (name: string, path: string, init?: RequestInit) =>
      send(await tokenOf(name), path, init),
    /** A machine client's token. */
    tokenFor: (client: string, scope = '') => signToken({ sub: client, client_id: client, scope }),
    /** Asks as a machine client with these scopes. */
    asClient: async (scope: string, path: string, init?: RequestInit) =>
      send(await signToken({ sub: 'website', client_id: 'website', scope }), path, init),
  }
}

let wrongWith: ReturnType<typeof holdToDescription> | undefined

/** Every answer of REST, in whichever test, is one that its description has. */
async function expectDescribed(
  api: ReturnType<typeof createApi>,
  asked: { method: string; address: string },
  response: Response,
): Promise<void> {
  if (!asked.address.startsWith('/api/v1/')) return
  wrongWith ??= holdToDescription(await (await api.request('/api/openapi.json')).json())
  expect(await wrongWith(asked, response), `${asked.method} ${asked.address}`).toBeNull()
}

/** The init of a request with a JSON body. */
export function json(
  body: unknown,
  method = 'POST',
  headers: Record<string, string> = {},
): RequestInit {
  return {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  }
}
