import { request } from 'node:http'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { people } from '#db/pace/schema.ts'
import { startTestAuth } from '#tests/support/auth.ts'
import { buildRequest } from '#tests/support/authorize.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'
import { demoConfig } from './demo-config.ts'
import { isLoopbackRequest, isLoopbackUrl } from './loopback.ts'

async function openPeoplePage() {
  const auth = await startTestAuth()
  const { url } = await buildRequest(auth)
  const browser = createHttpBrowser()
  return { auth, browser, page: await browser.visit(url) }
}

test('[A31] the page shows the active demo people, says that it is a demo, and loads nothing foreign', async () => {
  const { auth, page } = await openPeoplePage()
  const text = await page.response.text()
  for (const name of ['Sara Haddad', 'Omar Khan', 'Layla Nasser']) expect(text).toContain(name)
  expect(text).toContain('<strong>Demo</strong>')
  expect(text).not.toMatch(/<script|https:\/\//)
  const policy = page.response.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain(auth.appUrl)
})

test('[A31] somebody suspended or of the real world is not offered and cannot be chosen', async () => {
  const { auth, browser, page } = await openPeoplePage()
  await auth.db.update(people).set({ status: 'suspended' }).where(eq(people.id, auth.omar.id))
  await auth.db.update(people).set({ subject: 'google-7' }).where(eq(people.id, auth.layla.id))
  expect(await (await browser.send(page.url)).text()).not.toMatch(/Omar|Layla/)
  for (const subject of [auth.omar.subject, 'google-7', 'demo|nobody', '']) {
    const answer = await browser.send(page.url, { form: { subject } })
    expect(answer.status).toBe(400)
  }
})

test.each([['client_id'], ['redirect_uri'], ['code_challenge_method'], ['nonce'], ['state']])(
  '[A31] a request with another %s than ours is not answered',
  async (name) => {
    const { browser, page, auth } = await openPeoplePage()
    const url = new URL(page.url)
    url.searchParams.set(name, 'evil')
    expect((await browser.send(url)).status).toBe(400)
    const chosen = await browser.send(url, { form: { subject: auth.sara.subject } })
    expect(chosen.status).toBe(400)
    expect(chosen.headers.get('location')).toBeNull()
  },
)

test('[A31] its token endpoint wants our secret and a code of its own', async () => {
  const { authUrl } = await startTestAuth()
  const post = (headers: Record<string, string>) =>
    fetch(`${authUrl}/demo-idp/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: 'x',
        code_verifier: 'y',
        redirect_uri: 'z',
      }),
    })
  expect((await post({})).status).toBe(401)
  expect((await post({ authorization: `Basic ${btoa('pace-auth:guess')}` })).status).toBe(401)
})

test('[A31] a request that a proxy or another name brought here finds nothing', async () => {
  const { authUrl } = await startTestAuth()
  const { port } = new URL(authUrl)
  const statusWith = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ port, path: '/demo-idp/certs', headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .on('error', reject)
        .end()
    })
  expect(await statusWith({ host: `localhost:${port}` })).toBe(200)
  expect(await statusWith({ host: 'pace.example' })).toBe(404)
  expect(await statusWith({ host: `localhost:${port}`, 'x-forwarded-for': '203.0.113.7' })).toBe(
    404,
  )
  expect(await statusWith({ host: `localhost:${port}`, forwarded: 'for=203.0.113.7' })).toBe(404)
})

test.each([
  ['127.0.0.1', 'localhost', true],
  ['::ffff:127.0.0.1', '127.0.0.1:3002', true],
  ['::1', '[::1]:3002', true],
  ['192.168.1.7', 'localhost', false],
  ['2001:db8::1', 'localhost', false],
  ['', 'localhost', false],
  ['127.0.0.1', 'rebound.example', false],
])(
  '[A31] a socket from %j for the host %s: from this machine? %s',
  (remoteAddress, host, expected) => {
    const socket = { remoteAddress } as Parameters<typeof isLoopbackRequest>[0]['socket']
    expect(isLoopbackRequest({ socket, headers: { host } })).toBe(expected)
  },
)

test('[A31] it does not start in production, nor behind a public address', () => {
  const authUrl = 'http://localhost:3002'
  expect(() => demoConfig({ authUrl, production: true })).toThrow(
    /GOOGLE_CLIENT_ID.*NODE_ENV=production/s,
  )
  expect(() => demoConfig({ authUrl: 'https://auth.example', production: false })).toThrow(
    /this machine only/,
  )
  expect(demoConfig({ authUrl, production: false }).issuer).toBe('http://localhost:3002/demo-idp')
  expect(isLoopbackUrl('http://localhost.evil.example')).toBe(false)
})
