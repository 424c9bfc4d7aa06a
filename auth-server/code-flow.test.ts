import { eq, sql } from 'drizzle-orm'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { suspendPerson } from '#db/pace/rights/people-rights.ts'
import { oidcModels, webSessions } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { requestToken, startTestAuth } from '#tests/support/auth.ts'
import { authorize, buildRequest, signIn } from '#tests/support/authorize.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'

const BY = { actor: 'service:test' }

test('[A1] a strict client signs a person in: discovery, code, PKCE, nonce, ID token', async () => {
  const auth = await startTestAuth()
  const { config, url, checks } = await authorize(auth, auth.sara.subject)
  const tokens = await openid.authorizationCodeGrant(config, url, {
    ...checks,
    idTokenExpected: true,
  })
  expect(tokens.claims()).toMatchObject({ sub: auth.sara.id, iss: auth.authUrl, aud: 'pace-app' })
})

test('[A2] discovery and redirects name the configured issuer only, whatever host is asked for', async () => {
  const auth = await startTestAuth()
  const headers = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  }
  const answer = await fetch(`${auth.authUrl}/.well-known/openid-configuration`, { headers })
  const metadata = (await answer.json()) as Record<string, unknown>
  const addresses = Object.entries(metadata).filter(([name]) =>
    /_endpoint$|_uri$|^issuer$/.test(name),
  )
  expect(addresses.length).toBeGreaterThan(4)
  for (const [, address] of addresses) expect(address).toMatch(new RegExp(`^${auth.authUrl}`))
  const { url } = await buildRequest(auth)
  const redirect = await fetch(url, { headers, redirect: 'manual' })
  expect(redirect.headers.get('location')).toMatch(/^\/interaction\//)
})

test.each([
  ['no challenge', { code_challenge: '', code_challenge_method: '' }],
  ['the method plain', { code_challenge_method: 'plain' }],
])('[A3] [bar 14] an authorization request with %s is refused', async (_what, overrides) => {
  const auth = await startTestAuth()
  const { url } = await buildRequest(auth, overrides)
  const end = await createHttpBrowser().visit(url, {
    until: (at) => at.href.startsWith(auth.appUrl),
  })
  expect(end.url.searchParams.get('error')).toBe('invalid_request')
  expect(end.url.searchParams.get('code')).toBeNull()
})

test.each([
  ['another verifier', { code_verifier: 'x'.repeat(43) }],
  ['no verifier', { code_verifier: '' }],
  ['another redirect URI', { redirect_uri: 'http://localhost:9/auth/elsewhere' }],
])('[A3] [bar 14] a code with %s gives no token', async (_what, overrides) => {
  const auth = await startTestAuth()
  const { url, checks } = await authorize(auth, auth.sara.subject)
  const answer = await requestToken(auth, 'pace-app', {
    grant_type: 'authorization_code',
    code: url.searchParams.get('code') ?? '',
    redirect_uri: `${auth.appUrl}/auth/callback`,
    code_verifier: checks.pkceCodeVerifier,
    ...overrides,
  })
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('[A4] [bar 13] a code works once; its second use ends what the first one gave', async () => {
  const auth = await startTestAuth()
  const { config, url, checks } = await authorize(auth, auth.sara.subject)
  const tokens = await openid.authorizationCodeGrant(config, url, checks)
  await expect(openid.authorizationCodeGrant(config, url, checks)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('[A4] [bar 13] of two that use one code at the same time, at most one gets tokens', async () => {
  const auth = await startTestAuth()
  const { config, url, checks } = await authorize(auth, auth.sara.subject)
  const answers = await Promise.allSettled(
    Array.from({ length: 5 }, () => openid.authorizationCodeGrant(config, url, checks)),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
})

test('[A4] [bar 13] a code is too old after a minute', async () => {
  const auth = await startTestAuth()
  const { config, url, checks } = await authorize(auth, auth.sara.subject)
  await auth.db.update(oidcModels).set({ expiresAt: new Date().toISOString() })
  await expect(openid.authorizationCodeGrant(config, url, checks)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test.each([
  ['/auth/callback/'],
  ['/auth/callback?x=1'],
  ['/auth/callback#x'],
  ['/auth/Callback'],
  ['/auth/callback/../callback'],
  ['.evil.example/auth/callback'],
  ['@evil.example/auth/callback'],
  ['0/auth/callback'],
  ['/auth/callback%2F..'],
  ['/auth//callback'],
  ['/auth/callback\\'],
  ['/auth/callback '],
  ['/auth/callback%00'],
  ['/'],
  [''],
])('[A5] [bar 12] the redirect URI …%s is not the registered one', async (path) => {
  const auth = await startTestAuth()
  const { url } = await buildRequest(auth, { redirect_uri: `${auth.appUrl}${path}` })
  const answer = await createHttpBrowser().send(url)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('This request cannot be answered')
})

test('[A5] [bar 12] two redirect URIs, or none, are not the registered one either', async () => {
  const auth = await startTestAuth()
  const twice = (await buildRequest(auth)).url
  twice.searchParams.append('redirect_uri', 'https://evil.example/')
  const none = (await buildRequest(auth)).url
  none.searchParams.delete('redirect_uri')
  for (const url of [twice, none]) {
    const answer = await createHttpBrowser().send(url)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('location')).toBeNull()
  }
})

test('[A4] [bar 13] a code is kept for a minute and no longer', async () => {
  const auth = await startTestAuth()
  const before = Date.now()
  await authorize(auth, auth.sara.subject)
  const [code] = await auth.db
    .select()
    .from(oidcModels)
    .where(eq(oidcModels.model, 'AuthorizationCode'))
  const livesMs = Date.parse(code?.expiresAt ?? '') - Date.now()
  expect(livesMs).toBeLessThanOrEqual(60_000)
  expect(livesMs).toBeGreaterThan(60_000 - (Date.now() - before) - 1000)
})

test('[A6] [bar 15] a family ends when its first member would have, however often it is renewed', async () => {
  const auth = await startTestAuth()
  const { config, refreshToken } = await signIn(auth, auth.sara.subject)
  const isRefresh = eq(oidcModels.model, 'RefreshToken')
  const aDay = 24 * 3600
  const [first] = await auth.db.select().from(oidcModels).where(isRefresh)
  const { iiat } = z.object({ iiat: z.number() }).parse(first?.payload)
  await auth.db
    .update(oidcModels)
    .set({ payload: sql`jsonb_set(payload, '{iiat}', to_jsonb(${iiat - 6 * aDay}::int))` })
    .where(isRefresh)
  await openid.refreshTokenGrant(config, refreshToken)
  const ends = (await auth.db.select().from(oidcModels).where(isRefresh)).map(({ expiresAt }) =>
    Date.parse(expiresAt ?? ''),
  )
  const left = (Math.min(...ends) - Date.now()) / 1000
  expect(Math.abs(left - aDay)).toBeLessThan(60)
})

test('[A6] [bar 15] of twenty that use one refresh token at once, at most one gets tokens', async () => {
  const auth = await startTestAuth()
  const { config, refreshToken } = await signIn(auth, auth.sara.subject)
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => openid.refreshTokenGrant(config, refreshToken)),
  )
  const refused = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as openid.ResponseBodyError] : [],
  )
  expect(refused.length).toBeGreaterThanOrEqual(19)
  expect(new Set(refused.map(({ error }) => error))).toEqual(new Set(['invalid_grant']))
})

test('[A6] [bar 15] a refresh token is used once; used again, it ends its family', async () => {
  const auth = await startTestAuth()
  const { config, refreshToken } = await signIn(auth, auth.sara.subject)
  const second = await openid.refreshTokenGrant(config, refreshToken)
  expect(second.refresh_token).not.toBe(refreshToken)
  await expect(openid.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  const family = openid.refreshTokenGrant(config, second.refresh_token ?? '')
  await expect(family).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('[A6] [bar 15] a revoked refresh token gives nothing', async () => {
  const auth = await startTestAuth()
  const { config, refreshToken } = await signIn(auth, auth.sara.subject)
  await openid.tokenRevocation(config, refreshToken)
  await expect(openid.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('[A7] no refresh for a suspended person', async () => {
  const auth = await startTestAuth()
  const { config, refreshToken } = await signIn(auth, auth.sara.subject)
  await suspendPerson(auth.db, { personId: auth.sara.id, by: BY })
  await expect(openid.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('[A7] no refresh for a web session that was ended', async () => {
  const auth = await startTestAuth()
  const { config, accessToken, refreshToken } = await signIn(auth, auth.sara.subject)
  const now = new Date().toISOString()
  await auth.db.insert(webSessions).values({
    id: String(decodeJwt(accessToken)['sid']),
    secretHash: 'x',
    personId: auth.sara.id,
    expiresAt: now,
    endedAt: now,
  })
  await expect(openid.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('[A8] an access token is an at+jwt for one audience, five minutes, with the rights of its person', async () => {
  const auth = await startTestAuth()
  const { accessToken } = await signIn(auth, auth.sara.subject)
  expect(decodeProtectedHeader(accessToken)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
  const payload = decodeJwt(accessToken)
  expect(payload.aud).toBe(AUDIENCE.api)
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300)
  const verify = createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.api })
  expect(await verify(accessToken)).toMatchObject({
    sub: auth.sara.id,
    clientId: 'pace-app',
    role: 'agent',
    teamId: auth.team.id,
    sessionVersion: 1,
    sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    scopes: ['leads:read', 'leads:write', 'listings:read', 'ask'],
  })
  const elsewhere = createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.sync })
  await expect(elsewhere(accessToken)).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('[A17] neither codes nor refresh tokens stand in the database as they are shown', async () => {
  const auth = await startTestAuth()
  const { url } = await authorize(auth, auth.omar.subject)
  const { refreshToken } = await signIn(auth, auth.sara.subject)
  const stored = JSON.stringify(await auth.db.select().from(oidcModels))
  expect(stored).toContain(auth.sara.id)
  expect(stored).not.toContain(refreshToken)
  expect(stored).not.toContain(url.searchParams.get('code'))
})

test('an address with NUL in it is answered with a page that says what to do', async () => {
  const auth = await startTestAuth()
  for (const path of ['/auth?client_id=a%00', '/google/callback?state=%00', '/interaction/%00']) {
    const answer = await fetch(auth.authUrl + path)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('sign in from there')
  }
})
