import { request as nodeRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { endClocks } from '#tests/support/end-clocks.ts'
import { startPace } from '#tests/support/start-pace.ts'
import { signIn, type Stack } from './support/five-ways.ts'
import { listPageRoutes, type PageRoute } from '#tests/support/page-inventory.ts'

const EVIL = 'https://evil.example'
const stack = {} as Stack
let admin: Awaited<ReturnType<typeof signIn>>
let routes: PageRoute[]
let app: string

beforeAll(async () => {
  const pace = await startPace()
  const database = connectPace(pace.databases.pace.adminUrl, { max: 2 })
  Object.assign(stack, { pace, database })
  await endClocks(database.sql)
  app = pace.urls.APP_URL
  admin = await signIn(stack, 'Adam Fischer')
  routes = await listPageRoutes(database.db)
})
afterAll(async () => {
  await stack.database?.close()
  await stack.pace?.stop()
})

test('the inventory holds the pages that there are', () => {
  expect(routes.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/desk', '/board', '/admin/people', '/account/sessions', '/sign-in']),
  )
  expect(routes.filter(({ hasAction }) => hasAction).length).toBeGreaterThan(8)
})

test('[bar 2] no token reaches the browser: not in a page, its data, a ticket, an answer to a question', async () => {
  const { browser, token, refreshToken } = admin
  const asked: string[] = []
  const check = async (what: string, response: Response) => {
    const text = await response.text()
    asked.push(what)
    for (const secret of [token, refreshToken]) expect(text.includes(secret), what).toBe(false)
    expect(text, what).not.toMatch(/eyJ[\w-]{8,}\.eyJ/)
  }
  for (const { path, isPage } of routes) {
    if (isPage) await check(path, await browser.send(app + path))
    await check(`${path}.data`, await browser.send(`${app}${path}.data`))
  }
  const own = { origin: app, 'content-type': 'application/json' }
  const ticket = { method: 'POST', headers: own, json: { documents: ['note:a'] } }
  await check('ticket', await browser.send(`${app}/live/ticket`, ticket))
  const question = { method: 'POST', headers: own, json: { question: 'How many leads are there?' } }
  const answer = await browser.send(`${app}/api/v1/ask`, question)
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  await check('ask', answer)
  const values = browser.jar.map(({ value }) => decodeURIComponent(value)).join(' ')
  expect(values).not.toContain(token)
  expect(values).not.toContain(refreshToken)
  expect(asked.length).toBeGreaterThan(30)
})

test('[bar 3] pages and their data are kept in no cache, so that Back shows nothing', async () => {
  for (const { path, isPage } of routes.filter((route) => route.isPage)) {
    for (const address of isPage ? [path, `${path}.data`] : []) {
      const response = await admin.browser.send(app + address)
      await response.body?.cancel()
      expect(response.headers.get('cache-control') ?? 'none', address).toMatch(/no-store/)
    }
  }
})

test('[bar 7] no action takes a forged form: another origin, another site, no token, another browser’s, another content type', async () => {
  const { browser } = await signInAnew()
  const csrf = await csrfOf(browser)
  const stranger = await csrfOf((await signIn(stack, 'Sara Haddad')).browser)
  const form = (values: Record<string, string>) => new URLSearchParams(values).toString()
  const typed = { 'content-type': 'application/x-www-form-urlencoded' }
  const forged: [string, Record<string, string>, string][] = [
    ['another origin', { ...typed, origin: EVIL }, form({ csrf })],
    ['an opaque origin', { ...typed, origin: 'null' }, form({ csrf })],
    ['another site', { ...typed, 'sec-fetch-site': 'cross-site' }, form({ csrf })],
    ['no token', { ...typed, origin: app }, form({ intent: 'suspend' })],
    ['no token and no origin', typed, form({ intent: 'suspend' })],
    ['another browser’s token', { ...typed, origin: app }, form({ csrf: stranger })],
    ['plain text', { 'content-type': 'text/plain', origin: app }, form({ csrf })],
    ['JSON', { 'content-type': 'application/json', origin: app }, JSON.stringify({ csrf })],
    ['no content type', { origin: app }, ''],
  ]
  const before = await contents()
  const actions = [...routes.filter(({ hasAction }) => hasAction), { path: '/sign-out' }]
  for (const { path } of actions) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const [what, headers, body] of forged) {
        const cookie = browser.jar.map(({ name, value }) => `${name}=${value}`).join('; ')
        const init = { method, headers: { ...headers, cookie }, body, redirect: 'manual' as const }
        const response = await fetch(app + path, init)
        await response.body?.cancel()
        const isRefused = response.status === 403 || response.status === 404
        expect(isRefused, `${method} ${path} with ${what}: ${response.status}`).toBe(true)
      }
    }
  }
  expect(await contents()).toEqual(before)
})

test('[bar 7] nothing is changed by a GET, whatever it asks for', async () => {
  const { browser, person } = await signInAnew()
  const before = await contents()
  const csrf = await csrfOf(browser)
  const wish = new URLSearchParams({ csrf, intent: 'suspend', personId: person.id })
  for (const { path } of routes) {
    for (const address of [`${path}?${wish.toString()}`, `${path}.data?${wish.toString()}`]) {
      const response = await browser.send(app + address)
      await response.body?.cancel()
      expect(response.status, address).toBeLessThan(500)
    }
  }
  for (const path of ['/sign-out', '/live/ticket']) {
    expect((await browser.send(app + path)).status, path).toBe(404)
  }
  expect(await contents()).toEqual(before)
})

test('[bar 9] every answer of every service says nosniff, Referrer-Policy and who may frame it, errors included', async () => {
  const { APP_URL, SYNC_URL, AUTH_URL, ASSISTCRAFT_URL } = stack.pace.urls
  const everywhere = ['/healthz', '/readyz', '/metrics', '/no/such/address', '/%E0%A4%A', '/%00']
  const asked = [
    ...[APP_URL, SYNC_URL, AUTH_URL, ASSISTCRAFT_URL].flatMap((url) =>
      everywhere.map((path) => ['GET', url + path] as const),
    ),
    ...['/sign-in', '/desk', '/api/v1/leads', '/api/openapi.json', '/mcp', '/favicon.svg'].map(
      (path) => ['GET', APP_URL + path] as const,
    ),
    ['POST', `${APP_URL}/desk`],
    ['POST', `${SYNC_URL}/commands`],
    ['GET', `${SYNC_URL}/calls`],
    ['POST', `${ASSISTCRAFT_URL}/plan`],
    ['POST', `${AUTH_URL}/token`],
    ['GET', `${AUTH_URL}/auth`],
    ['GET', `${AUTH_URL}/jwks`],
    ['DELETE', `${AUTH_URL}/interaction/x`],
  ] as const
  for (const [method, url] of asked) {
    const { headers } = await ask(method, url)
    expect(headers['x-content-type-options'], url).toBe('nosniff')
    expect(headers['referrer-policy'], url).toMatch(/^(no-referrer|same-origin|strict-origin)/)
    expect(headers['x-frame-options'], url).toBe('DENY')
    expect(headers['x-powered-by'], url).toBeUndefined()
  }
})

test('what the pages load is sent in brotli, made at the build, and may be kept for ever', async () => {
  const page = await (await fetch(`${app}/sign-in`)).text()
  const files = [...page.matchAll(/\/assets\/[\w.-]+\.(?:js|css)/g)].map(([path]) => path)
  expect(files.length).toBeGreaterThan(3)
  for (const path of new Set(files)) {
    const { headers } = await ask('GET', app + path, { 'accept-encoding': 'gzip, br' })
    expect(headers['cache-control'], path).toBe('public, max-age=31536000, immutable')
    expect(['br', undefined], path).toContain(headers['content-encoding'])
    if (headers['content-encoding'] === undefined)
      expect(Number(headers['content-length']), path).toBeLessThan(1024)
  }
})

test('[bar 10] no service lets another origin read with this browser’s cookies', async () => {
  const { APP_URL, SYNC_URL, AUTH_URL, ASSISTCRAFT_URL } = stack.pace.urls
  const addresses = [
    ...['/desk', '/api/v1/leads', '/api/v1/ask', '/mcp', '/live/ticket'].map((p) => APP_URL + p),
    ...['/commands', '/calls', '/access'].map((path) => SYNC_URL + path),
    ...['/plan', '/healthz'].map((path) => ASSISTCRAFT_URL + path),
    ...['/token', '/auth', '/jwks', '/.well-known/openid-configuration'].map((p) => AUTH_URL + p),
  ]
  for (const url of addresses) {
    for (const origin of [EVIL, 'null', `${APP_URL}.evil.example`, APP_URL]) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const wanted = { 'access-control-request-method': 'POST' }
        const { headers } = await ask(method, url, { origin, ...wanted })
        const what = `${method} ${url} from ${origin}`
        expect(headers['access-control-allow-credentials'], what).toBeUndefined()
        expect([undefined, '*'], what).toContain(headers['access-control-allow-origin'])
      }
    }
  }
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%09/evil.example',
  '/\t/evil.example',
  'https:evil.example',
  'https://evil.example/desk',
  'javascript:alert(1)',
  '/.//evil.example',
  '/%2F/evil.example',
  '%2F%2Fevil.example',
  '/desk@evil.example',
])('[bar 11] returnTo=%s leads nowhere but here', async (returnTo) => {
  const query = `?returnTo=${encodeURIComponent(returnTo)}`
  const response = await admin.browser.send(`${app}/sign-in${query}`)
  expect(response.status).toBe(302)
  const end = new URL(response.headers.get('location') ?? '', app)
  expect(end.origin).toBe(new URL(app).origin)
})

/** Its tokens are new: those of a session are renewed before they run out, whatever is asked for. */
function signInAnew() {
  return signIn(stack, 'Adam Fischer')
}

async function csrfOf(browser: typeof admin.browser): Promise<string> {
  const html = await (await browser.send(`${app}/account/sessions`)).text()
  const found = /name="csrf" value="([^"]+)"/.exec(html)?.[1]
  if (!found) throw new Error('The page has no form token.')
  return found
}

/** What Postgres holds, table by table; when somebody was seen, and what was refused, is no change. */
/** Refusals are noted; leases, cursors, signs of life and what a portal fetches go on whatever anybody asks. */
const WRITTEN_BY_THEMSELVES: ReadonlySet<string> = new Set([
  'audit_log',
  'view_leases',
  'event_cursors',
  'job_workers',
  'portal_reads',
])

async function contents(): Promise<Record<string, string>> {
  const { sql } = stack.database
  const tables =
    await sql`select relname as name from pg_stat_user_tables where schemaname = 'public'`
  const held = tables
    .map(({ name }) => String(name))
    .filter((name) => !WRITTEN_BY_THEMSELVES.has(name))
    .map(async (name) => {
      const [row] = await sql`select count(*)::text || ' ' ||
        coalesce(md5(string_agg((to_jsonb(t) - 'last_seen_at')::text, ',' order by t::text)), '') as sum
        from ${sql(name)} t`
      return [name, String(row?.['sum'])] as const
    })
  return Object.fromEntries(await Promise.all(held))
}

/** With Node's own client: `fetch` would mend an address or refuse a header before it is sent. */
function ask(method: string, url: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(url)
  const path = url.slice(new URL(url).origin.length)
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined> }>(
    (resolve, reject) => {
      const sent = nodeRequest({ hostname, port, path, method, headers }, (answer) => {
        answer.resume()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers })
      })
      sent.once('error', reject)
      sent.end()
    },
  )
}
