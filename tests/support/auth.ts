import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { people, teams } from '#db/pace/schema.ts'
import type { AuthServerOptions } from '#auth/http/context.ts'
import { startAuthServer } from '#auth/server.ts'
import type { IdentityProviderConfig } from '#auth/google/google.ts'
import { findFreePort } from '#scripts/free-port.ts'
import { createLogger } from '#service/log.ts'
import { createSeal } from '#service/identity/seal.ts'
import { createSecret } from '#service/identity/secret.ts'
import { onTestFinished } from 'vitest'
import type { HttpBrowser } from './http-browser.ts'
import { createTestDatabases } from './databases.ts'

export const CLIENT_SECRETS = {
  'pace-app': createSecret(),
  assistcraft: createSecret(),
  'pace-cli': createSecret(),
}

export type TestPerson = { id: string; email: string; subject: string; teamId: string }
type Options = Partial<
  Pick<AuthServerOptions, 'now' | 'appUrl' | 'fetchDocument' | 'log' | 'limits' | 'proxies'>
> & {
  google?: IdentityProviderConfig
}

/** The auth server on its own database, with the demo people in it. Ends with the test. */
export async function startTestAuth({
  google,
  appUrl = 'http://localhost:9',
  ...options
}: Options = {}) {
  const { pace } = await createTestDatabases()
  const admin = open(pace.adminUrl)
  const port = await findFreePort()
  const authUrl = `http://localhost:${port}`
  const secret = createSecret()
  const start = () =>
    startAuthServer({
      authUrl,
      appUrl,
      port,
      production: false,
      secret,
      ownClients: Object.entries(CLIENT_SECRETS).map(([id, value]) => ({ id, secret: value })),
      google: google ?? null,
      db: open(pace.urls.pace_auth),
      log: createLogger('auth-server', { level: 'silent' }),
      ...options,
    })
  const server = await start()
  onTestFinished(() => server.close())
  const staff = await seedStaff(admin)
  const keyStore = { db: admin, seal: createSeal(secret, 'signing keys'), now: () => new Date() }
  return { authUrl, appUrl, secret, db: admin, urls: pace.urls, server, keyStore, ...staff }
}

function open(url: string): PaceDb {
  const client = connectPace(url, { max: 4 })
  onTestFinished(() => client.close())
  return client.db
}

/** Sara and Omar (agents), Layla (their manager) and an admin, as the demo data has them. */
export async function seedStaff(db: PaceDb) {
  const [team] = await db.insert(teams).values({ name: 'Marina' }).returning()
  if (!team) throw new Error('no team was made')
  const add = async (name: string, email: string, role: 'agent' | 'manager' | 'admin') => {
    const subject = `demo|${email}`
    const [row] = await db
      .insert(people)
      .values({ name, email, role, subject, teamId: team.id })
      .returning({ id: people.id })
    if (!row) throw new Error('no person was made')
    return { id: row.id, email, subject, teamId: team.id } satisfies TestPerson
  }
  return {
    team,
    sara: await add('Sara Haddad', 'sara.haddad@pace.demo', 'agent'),
    omar: await add('Omar Khan', 'omar.khan@pace.demo', 'agent'),
    layla: await add('Layla Nasser', 'layla.nasser@pace.demo', 'manager'),
    admin: await add('Amira Admin', 'admin@pace.demo', 'admin'),
  }
}

/** A request to the token endpoint as it goes over the wire. `id` null: without client authentication. */
export async function requestToken(
  { authUrl }: { authUrl: string },
  client: { id: string; secret: string } | keyof typeof CLIENT_SECRETS | null,
  form: Record<string, string>,
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const known = typeof client === 'string' ? { id: client, secret: CLIENT_SECRETS[client] } : client
  const authorization = known && `Basic ${btoa(`${known.id}:${known.secret}`)}`
  const response = await fetch(`${authUrl}/token`, {
    method: 'POST',
    headers: authorization ? { authorization } : {},
    body: new URLSearchParams(form),
  })
  const body = (await response.json()) as Record<string, unknown>
  return { status: response.status, body, headers: response.headers }
}

/** From wherever a sign-in begins to the address it ends at, through the local identity provider's page. */
export async function signInAt(
  browser: HttpBrowser,
  start: string | URL,
  subject: string,
  until: (url: URL) => boolean,
) {
  const choose = await browser.visit(start)
  if (choose.url.pathname !== '/demo-idp/authorize') {
    throw new Error(
      `expected the people page, got ${choose.url.href}: ${await choose.response.text()}`,
    )
  }
  return browser.visit(choose.url, { form: { subject }, until })
}
