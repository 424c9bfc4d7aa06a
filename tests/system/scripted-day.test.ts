import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { connectPace } from '#db/pace/client.ts'
import { apiClients, auditLog } from '#db/pace/schema.ts'
import { requestToken } from '#tests/support/auth.ts'
import { createHttpBrowser, type HttpBrowser } from '#tests/support/http-browser.ts'
import { startPace } from '#tests/support/start-pace.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { signIn, type Stack } from './support/five-ways.ts'

const stack = {} as Stack
let app: string
let admin: Awaited<ReturnType<typeof signIn>>

beforeAll(async () => {
  const pace = await startPace()
  const database = connectPace(pace.databases.pace.adminUrl, { max: 2 })
  Object.assign(stack, { pace, database })
  app = pace.urls.APP_URL
  admin = await signIn(stack, 'Adam Fischer')
})
afterAll(async () => {
  await stack.database?.close()
  await stack.pace?.stop()
})

test('[bar 34] a day’s sign-ins, failures, denials, grants and changes are on record: who, through what, from where, before and after', async () => {
  const sara = await signIn(stack, 'Sara Haddad')
  const me = `person:${sara.person.id}`
  const boss = `person:${admin.person.id}`
  // Failures and denials.
  await createHttpBrowser().send(`${app}/auth/callback?code=x&state=x`)
  await fetch(`${app}/api/v1/leads`, bearer('eyJ.forged.token'))
  await fetch(`${app}/api/v1/tasks`, {
    method: 'POST',
    body: JSON.stringify({ title: 'For the boss', ownerId: admin.person.id }),
    headers: { authorization: `Bearer ${sara.token}`, 'content-type': 'application/json' },
  })
  await sara.browser.send(`${app}/admin/people`)
  await sara.browser.send(`${app}/theme`, { form: { theme: 'dark', csrf: 'forged' } })
  await askForAdmission(`note:a?token=forged`)
  // Changes of right, each on its page.
  await post(admin.browser, '/admin/people', {
    intent: 'setRole',
    personId: sara.person.id,
    role: 'manager',
  })
  await post(admin.browser, '/admin/people', {
    intent: 'setTeam',
    personId: sara.person.id,
    teamId: '',
  })
  await post(admin.browser, `/admin/people/${sara.person.id}`, { intent: 'endAll' })
  const { id } = await createClient('Portal', 'leads:read')
  await post(admin.browser, '/admin/clients', { intent: 'rotate', clientId: id })
  await post(admin.browser, '/admin/clients', { intent: 'revoke', clientId: id })
  await post(admin.browser, '/admin/people', { intent: 'suspend', personId: sara.person.id })
  await post(admin.browser, '/admin/people', { intent: 'restore', personId: sara.person.id })

  const target = `person:${sara.person.id}`
  const pages = { via: 'service:pace-app', outcome: 'allowed' }
  const expected = [
    { actor: me, action: 'signIn.identify', outcome: 'allowed' },
    { actor: me, action: 'session.start', ...pages },
    { actor: 'anonymous', action: 'session.start', outcome: 'failed' },
    { actor: 'anonymous', action: 'GET /api/v1/leads', outcome: 'failed' },
    { actor: me, via: 'service:pace-app', action: 'POST /api/v1/tasks', outcome: 'denied' },
    { actor: me, via: 'service:pace-app', action: 'GET /admin/people', outcome: 'denied' },
    { actor: me, via: 'service:pace-app', action: 'POST /theme', outcome: 'denied' },
    { actor: 'anonymous', action: 'document.open', target: 'note:a', outcome: 'failed' },
    {
      actor: boss,
      ...pages,
      action: 'person.setRole',
      target,
      before: { role: 'agent' },
      after: { role: 'manager' },
    },
    {
      actor: boss,
      ...pages,
      action: 'person.setTeam',
      target,
      before: { teamId: sara.person.teamId },
      after: { teamId: null },
    },
    {
      actor: boss,
      ...pages,
      action: 'session.end',
      target: `session:${sara.sessionId}`,
      before: { person: me },
      after: { reason: 'endedByAdmin' },
    },
    { actor: boss, ...pages, action: 'client.create', target: `client:${id}` },
    { actor: boss, ...pages, action: 'client.rotate', target: `client:${id}` },
    { actor: boss, ...pages, action: 'client.revoke', target: `client:${id}` },
    {
      actor: boss,
      ...pages,
      action: 'person.suspend',
      target,
      before: { status: 'active' },
      after: { status: 'suspended' },
    },
    { actor: boss, ...pages, action: 'person.restore', target },
  ]
  for (const entry of expected) {
    const what = JSON.stringify(entry)
    const found = await waitFor(async () => (await audited()).find((row) => fits(row, entry)), {
      what,
    })
    expect(found.at, what).toMatch(/Z$/)
    expect(found.address, what).toMatch(/^(::1|127\.0\.0\.1)$/)
  }
  const untraced = (await audited()).filter(({ traceId }) => !/^[0-9a-f]{32}$/.test(traceId ?? ''))
  expect(untraced.map(({ action, target }) => [action, target])).toEqual([])
})

test('[bar 32] a machine client has its own secret, two while it changes, its own scopes, and ends at once', async () => {
  const { database, pace } = stack
  const auth = { authUrl: pace.urls.AUTH_URL }
  const { id, secret } = await createClient('Website', 'leads:read leads:write')
  const row = async () =>
    (await database.db.select().from(apiClients).where(eq(apiClients.id, id)))[0]
  expect(JSON.stringify(await row())).not.toContain(secret)
  expect((await row())?.lastUsedAt).toBeNull()
  const token = async (with_: string, scope = 'leads:read leads:write') =>
    requestToken(auth, { id, secret: with_ }, { grant_type: 'client_credentials', scope })
  const first = await token(secret)
  expect(first.status).toBe(200)
  expect((await token(secret, 'listings:write')).status).toBe(400)
  await waitFor(async () => (await row())?.lastUsedAt !== null, { what: 'when it was used' })

  const second = secretIn(
    await post(admin.browser, '/admin/clients', { intent: 'rotate', clientId: id }),
  )
  expect((await token(secret)).status).toBe(200)
  expect((await token(second)).status).toBe(200)
  const third = secretIn(
    await post(admin.browser, '/admin/clients', { intent: 'rotate', clientId: id }),
  )
  expect((await token(secret)).status).toBe(401)
  expect((await token(second)).status).toBe(200)
  expect((await token(third)).status).toBe(200)
  expect(await (await admin.browser.send(`${app}/admin/clients`)).text()).not.toContain(third)

  const bearing = String(first.body['access_token'])
  const lead = (name: string, key: string) =>
    fetch(`${app}/api/v1/leads`, {
      ...bearer(bearing, { 'content-type': 'application/json', 'idempotency-key': key }),
      method: 'POST',
      body: JSON.stringify({ name }),
    })
  const made = await lead('Ali', 'key-1')
  expect(made.status).toBe(201)
  const { id: leadId } = await made.json()
  expect((await (await lead('Ali', 'key-1')).json()).id).toBe(leadId)
  const reused = await lead('Somebody else', 'key-1')
  expect(reused.status).toBe(422)
  expect(await reused.json()).toMatchObject({ detail: expect.stringContaining('Idempotency-Key') })
  expect((await fetch(`${app}/api/v1/listings`, bearer(bearing))).status).toBe(403)

  await post(admin.browser, '/admin/clients', { intent: 'revoke', clientId: id })
  await waitFor(async () => (await fetch(`${app}/api/v1/leads`, bearer(bearing))).status === 401)
  expect((await token(third)).status).toBe(401)
})

function bearer(token: string, headers: Record<string, string> = {}) {
  return { headers: { authorization: `Bearer ${token}`, ...headers } }
}

function audited() {
  return stack.database.db.select().from(auditLog).orderBy(auditLog.sequence)
}

function fits(row: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
  return Object.entries(wanted).every(([name, value]) =>
    typeof value === 'object'
      ? JSON.stringify(row[name]) === JSON.stringify(value)
      : row[name] === value,
  )
}

/** Sends a page's form as the page would, and gives what comes back. */
async function post(browser: HttpBrowser, path: string, values: Record<string, string>) {
  const html = await (await browser.send(app + path)).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const answer = await browser.send(`${app}${path}.data`, { form: { ...values, csrf } })
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  return text
}

async function createClient(name: string, scope: string) {
  const answer = await post(admin.browser, '/admin/clients', { intent: 'create', name, scope })
  const [row] = await stack.database.db.select().from(apiClients).where(eq(apiClients.name, name))
  return { id: row?.id ?? '', secret: secretIn(answer) }
}

function secretIn(answer: string): string {
  const found = /"secret","([\w-]{43})"/.exec(answer)?.[1]
  if (!found) throw new Error('The answer shows no secret.')
  return found
}

/** Asks the sync server for admission, as a browser of ours. */
async function askForAdmission(address: string): Promise<void> {
  const url = `${stack.pace.urls.SYNC_URL.replace(/^http/, 'ws')}/docs/${address}`
  const socket = new WebSocket(url, { origin: new URL(app).origin })
  socket.on('error', () => undefined)
  const code = await new Promise((resolve) => socket.once('close', resolve))
  expect(code).toBe(4403)
}
