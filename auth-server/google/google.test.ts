import { eq } from 'drizzle-orm'
import { generateKeyPair, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { auditLog, people } from '#db/pace/schema.ts'
import { startTestAuth } from '#tests/support/auth.ts'
import { buildRequest } from '#tests/support/authorize.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'
import { startIdentityStandIn } from '#tests/support/identity-stand-in.ts'

const SUBJECT = '108204268033311374519'
const EMAIL = 'sara@brokers.example'

async function start() {
  const google = await startIdentityStandIn()
  const auth = await startTestAuth({ google: google.config })
  google.answer.claims = { sub: SUBJECT, email: EMAIL }
  await auth.db.update(people).set({ subject: SUBJECT }).where(eq(people.id, auth.sara.id))
  const { url } = await buildRequest(auth)
  const atApp = (at: URL) => at.href.startsWith(auth.appUrl)
  const visit = async (browser = createHttpBrowser()) => browser.visit(url, { until: atApp })
  return { ...auth, google, visit, authorizeUrl: url }
}

test('[A18] [bar 17] somebody whom Google vouches for comes in with a code', async () => {
  const { google, visit } = await start()
  const end = await visit()
  expect(end.url.searchParams.get('code')).toBeTruthy()
  expect(google.seen.query).toMatchObject({
    client_id: 'google-client',
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge_method: 'S256',
    hd: 'brokers.example',
  })
  expect(google.seen.query['nonce']?.length).toBeGreaterThan(20)
  expect(google.seen.token).toMatchObject({ code: 'the-code', grant_type: 'authorization_code' })
  expect(google.seen.token['code_verifier']?.length).toBeGreaterThanOrEqual(43)
})

test.each([
  ['the nonce of another sign-in', { claims: { nonce: 'another' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['another issuer', { claims: { iss: 'https://accounts.evil.example' } }],
  ['another audience', { claims: { aud: 'another-client' } }],
  ['an end in the past', { claims: { exp: '-1m' } }],
  ['no e-mail', { claims: { email: undefined } }],
  ['no subject', { claims: { sub: undefined } }],
  ['no audience', { claims: { aud: undefined } }],
  ['a beginning to come', { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }],
  ['an e-mail that is none', { claims: { email: 'sara' } }],
  ['a verified e-mail by word only', { claims: { email_verified: 'true' } }],
])('[A18] [bar 17] an ID token with %s signs nobody in', async (_what, { claims }) => {
  const { google, visit } = await start()
  Object.assign(google.answer.claims ?? {}, claims)
  const { response } = await visit()
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('Please sign in again')
})

test('[A18] [bar 17] an ID token with a foreign signature, or none, signs nobody in', async () => {
  const { google, visit } = await start()
  const stranger = await generateKeyPair('RS256')
  google.answer.signWith = stranger.privateKey
  expect((await visit()).response.status).toBe(400)
  google.answer.signWith = undefined
  google.answer.kid = 'unknown'
  expect((await visit()).response.status).toBe(400)
  google.answer.kid = undefined
  google.answer.alg = 'HS256'
  google.answer.signWith = new TextEncoder().encode(google.config.clientSecret.padEnd(32, '!'))
  expect((await visit()).response.status).toBe(400)
  google.answer.idToken = new UnsecuredJWT({ sub: SUBJECT, email: EMAIL, nonce: 'x' }).encode()
  expect((await visit()).response.status).toBe(400)
  google.answer.idToken = 'no token at all'
  expect((await visit()).response.status).toBe(400)
})

test('[A18] [bar 17] a code that Google refuses is a fresh start; Google out of order says so', async () => {
  const { google, visit } = await start()
  google.answer.error = 'invalid_grant'
  const refused = await visit()
  expect(refused.response.status).toBe(400)
  google.answer.error = undefined
  google.answer.status = 503
  const down = await visit()
  expect(down.response.status).toBe(502)
  expect(await down.response.text()).toContain('Signing in does not work just now')
})

test('[A18] [bar 17] the answer of one browser is worth nothing in another, and nothing twice', async () => {
  const { visit, authorizeUrl, authUrl } = await start()
  const browser = createHttpBrowser()
  const back = await browser.visit(authorizeUrl, {
    until: (at) => at.pathname === '/google/callback',
  })
  const stranger = await createHttpBrowser().visit(back.url)
  expect(stranger.response.status).toBe(400)
  await visit(browser)
  const again = await browser.visit(back.url)
  expect(again.response.status).toBe(400)
  const madeUp = await browser.visit(`${authUrl}/google/callback?code=x&state=made-up`)
  expect(madeUp.response.status).toBe(400)
})

test.each([
  ['another company', { hd: 'elsewhere.example' }, {}, 'This account is not ours', 'wrongDomain'],
  ['a private account', { hd: undefined }, {}, 'This account is not ours', 'wrongDomain'],
  [
    'an unverified e-mail',
    { email_verified: false },
    {},
    'Your e-mail is not verified',
    'unverifiedEmail',
  ],
  ['nobody we know', { sub: 'unknown' }, {}, 'You are not in PACE yet', 'unknownPerson'],
  [
    'somebody suspended',
    {},
    { status: 'suspended' as const },
    'Your access is suspended',
    'suspended',
  ],
  ['somebody without a role', {}, { role: null }, 'You have no role yet', 'noRole'],
])(
  '[A19] [bar 17] %s gets a page of their own and no code',
  async (_what, claims, row, title, refusal) => {
    const { google, visit, db, sara, authUrl } = await start()
    Object.assign(google.answer.claims ?? {}, claims)
    if (Object.keys(row).length > 0) await db.update(people).set(row).where(eq(people.id, sara.id))
    const { response, url } = await visit()
    expect(response.status).toBe(403)
    expect(await response.text()).toContain(title)
    expect(url.origin).toBe(authUrl)
    const [entry] = await db
      .select()
      .from(auditLog)
      .where(eq(auditLog.outcome, 'denied'))
      .orderBy(auditLog.sequence)
    expect(entry).toMatchObject({ action: 'signIn.identify', after: { refusal } })
  },
)

test("[A19] [bar 17] an e-mail that is somebody else's now does not take over their account", async () => {
  const { google, visit, db } = await start()
  google.answer.claims = { sub: 'a-new-google-account', email: EMAIL }
  expect((await visit()).response.status).toBe(403)
  const rows = await db.select().from(people).where(eq(people.subject, 'a-new-google-account'))
  expect(rows).toEqual([])
})

test('[A19] who was refused can try another account in the same sign-in', async () => {
  const { google, visit, authUrl } = await start()
  google.answer.claims = { sub: 'unknown', email: EMAIL }
  const browser = createHttpBrowser()
  const refused = await visit(browser)
  const retry = /href="(\/interaction\/[^"]+)"/.exec(await refused.response.text())?.[1]
  google.answer.claims = { sub: SUBJECT, email: EMAIL }
  const end = await browser.visit(`${authUrl}${retry}`, { until: (at) => at.port === '9' })
  expect(end.url.searchParams.get('code')).toBeTruthy()
})

test('[A18] [bar 17] another state than was sent, or none, signs nobody in', async () => {
  const { google, visit } = await start()
  for (const state of ['made-up', '']) {
    google.answer.state = state
    const { response } = await visit()
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Please sign in again')
  }
})

test('[A18] [bar 17] the state of another sign-in of the same browser is not taken', async () => {
  const { google, visit, authorizeUrl } = await start()
  const browser = createHttpBrowser()
  await browser.visit(authorizeUrl, { until: (at) => at.pathname === '/google/callback' })
  google.answer.state = google.seen.query['state']
  const { response } = await visit(browser)
  expect(response.status).toBe(400)
})

test('[A18] [bar 17] two sign-ins in one browser do not disturb each other', async () => {
  const { visit, authorizeUrl, appUrl } = await start()
  const browser = createHttpBrowser()
  const back = await browser.visit(authorizeUrl, {
    until: (at) => at.pathname === '/google/callback',
  })
  expect((await visit(browser)).url.searchParams.get('code')).toBeTruthy()
  const end = await browser.visit(back.url, { until: (at) => at.href.startsWith(appUrl) })
  expect(end.url.searchParams.get('code')).toBeTruthy()
})

test('[A18] [bar 17] Google hears the proof of the challenge that it was sent', async () => {
  const { google, visit } = await start()
  expect((await visit()).url.searchParams.get('code')).toBeTruthy()
  const { code_verifier: verifier } = google.seen.token
  await visit()
  expect(google.seen.token['code_verifier']).not.toBe(verifier)
})
