import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { createTokenVerifier, readBearer, requireBearer, requireScope } from './verify-token.ts'

const ISSUER = 'http://localhost:3002'
const AUDIENCE = 'urn:pace:api'
const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }
const verify = createTokenVerifier({
  issuer: ISSUER,
  audience: AUDIENCE,
  keys: createLocalJWKSet({ keys: [jwk] }),
})

type Claims = Record<string, unknown>
const GOOD: Claims = { client_id: 'web', scope: 'leads:read leads:write', sub: 'u1' }

function build(claims: Claims, { iss = ISSUER, aud = AUDIENCE, exp = '5m' } = {}) {
  return new SignJWT(claims).setIssuer(iss).setAudience(aud).setIssuedAt().setExpirationTime(exp)
}

function sign(claims: Claims = GOOD, options = {}, header = {}) {
  const protectedHeader = { alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header }
  return build(claims, options).setProtectedHeader(protectedHeader).sign(privateKey)
}

test('a token of ours gives its claims', async () => {
  const claims = await verify(
    await sign({ ...GOOD, sv: 3, act: { sub: 'assistcraft' }, call: 'c1' }),
  )
  expect(claims).toMatchObject({
    sub: 'u1',
    clientId: 'web',
    scopes: ['leads:read', 'leads:write'],
    sessionVersion: 3,
    actor: 'assistcraft',
    call: 'c1',
  })
})

const other = await generateKeyPair('ES256')
const secret = new TextEncoder().encode(JSON.stringify(jwk))
test.each([
  ['no token', () => 'x'],
  ['an ID token', () => sign(GOOD, {}, { typ: 'JWT' })],
  ['another issuer', () => sign(GOOD, { iss: 'http://evil' })],
  ['another audience', () => sign(GOOD, { aud: 'urn:pace:sync' })],
  ['an expired token', () => sign(GOOD, { exp: '-1m' })],
  ['a token without a client', () => sign({ sub: 'u1' })],
  ['a token with a claim of the wrong type', () => sign({ ...GOOD, sv: 'x' })],
  ['an unknown key', () => sign(GOOD, {}, { kid: 'k2' })],
  [
    'a key of somebody else',
    () =>
      build(GOOD)
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })
        .sign(other.privateKey),
  ],
  [
    'our public key used as an HMAC secret',
    () => build(GOOD).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' }).sign(secret),
  ],
  ['no signature', () => new UnsecuredJWT(GOOD).setIssuer(ISSUER).setAudience(AUDIENCE).encode()],
])('[bar 18] %s is refused', async (_what, token) => {
  await expect(verify(await token())).rejects.toMatchObject({
    name: 'DomainError',
    code: 'unauthenticated',
  })
})

test('a token of another PACE is told where those that hold come from, before any key is asked for', async () => {
  const jwksUrl = 'http://127.0.0.1:9/jwks'
  const verify = createTokenVerifier({ issuer: 'http://sandbox', jwksUrl, audience: AUDIENCE })
  await expect(verify(await sign(GOOD))).rejects.toMatchObject({
    code: 'unauthenticated',
    message: expect.stringContaining('http://sandbox/token'),
  })
})

test('keys out of reach are not the fault of the token', async () => {
  const lost = createTokenVerifier({
    issuer: ISSUER,
    jwksUrl: 'http://127.0.0.1:9/jwks',
    audience: AUDIENCE,
  })
  await expect(lost(await sign(GOOD))).rejects.toMatchObject({ code: 'unavailable' })
})

test.each([
  ['Bearer abc.def-_~+/==', 'abc.def-_~+/=='],
  ['bearer abc', 'abc'],
  ['Basic abc', null],
  ['Bearer', null],
  ['Bearer a b', null],
  [undefined, null],
])('of the header %s the token is %s', (header, token) => {
  expect(readBearer(header)).toBe(token)
})

test('whoever sends no token is told how to send one, and for whom', () => {
  expect(requireBearer('Bearer abc')).toBe('abc')
  expect(() => requireBearer(undefined)).toThrow(
    'Send an access token: Authorization: Bearer <token>.',
  )
  expect(() => requireBearer('Basic abc', 'urn:pace:api')).toThrow(/for the audience urn:pace:api/)
})

test('a token without the scope is forbidden what the scope opens', () => {
  expect(() => requireScope({ scopes: ['live:read'] }, 'live:read')).not.toThrow()
  const lacking = expect.objectContaining({ code: 'forbidden' })
  expect(() => requireScope({ scopes: ['live:read'] }, 'live:write')).toThrow(lacking)
})
