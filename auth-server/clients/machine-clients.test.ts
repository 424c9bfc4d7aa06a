import { eq } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { createApiClient, revokeApiClient, rotateApiClient } from '#db/pace/clients/api-clients.ts'
import { apiClients } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { newClient } from '#service/identity/new-client.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { CALL_DELEGATION_GRANT, TOKEN_EXCHANGE_GRANT } from '#service/identity/token-client.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { requestToken, startTestAuth } from '#tests/support/auth.ts'
import { buildRequest } from '#tests/support/authorize.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'

const BY = { actor: 'service:test' }
const GRANT = { grant_type: 'client_credentials' }
type Auth = Awaited<ReturnType<typeof startTestAuth>>

async function addClient(auth: Auth, scope = 'leads:read leads:write calls:write') {
  const { secret, ...client } = newClient('Portal', scope)
  await createApiClient(auth.db, { ...client, by: BY })
  return { id: client.id, secret }
}

test('[A9] a machine client gets a token for the audience and scope that it asks for', async () => {
  const auth = await startTestAuth()
  const client = await addClient(auth)
  const { status, body } = await requestToken(auth, client, {
    ...GRANT,
    resource: AUDIENCE.sync,
    scope: 'calls:write',
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope: 'calls:write' })
  const verify = createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.sync })
  const claims = await verify(String(body['access_token']))
  expect(claims).toMatchObject({ sub: client.id, clientId: client.id, scopes: ['calls:write'] })
  expect(claims.role).toBeUndefined()
})

test('[A9] who names no scope gets all that the client has there; who names no audience means that of the scopes', async () => {
  const auth = await startTestAuth()
  const client = await addClient(auth)
  const all = await requestToken(auth, client, { ...GRANT, resource: AUDIENCE.api })
  expect(all.body['scope']).toBe('leads:read leads:write')
  const meant = await requestToken(auth, client, { ...GRANT, scope: 'calls:write' })
  expect(decodeJwt(String(meant.body['access_token'])).aud).toBe(AUDIENCE.sync)
  const unclear = await requestToken(auth, client, GRANT)
  expect(unclear).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
})

test.each([
  ['a scope that it has not', { resource: AUDIENCE.api, scope: 'listings:write' }, 'invalid_scope'],
  [
    'a scope of another audience',
    { resource: AUDIENCE.api, scope: 'calls:write' },
    'invalid_scope',
  ],
  ['a scope that nobody has', { resource: AUDIENCE.api, scope: 'everything' }, 'invalid_scope'],
  ['an audience where it has no scope', { resource: AUDIENCE.assistcraft }, 'invalid_target'],
  ['an audience that is not ours', { resource: 'https://elsewhere.example' }, 'invalid_target'],
])('[A9] [bar 16] %s is refused', async (_what, form, error) => {
  const auth = await startTestAuth()
  const client = await addClient(auth)
  expect(await requestToken(auth, client, { ...GRANT, ...form })).toMatchObject({
    status: 400,
    body: { error },
  })
})

test('[A9] [bar 16] pace-app has for itself only what its own work needs, not what people have through it', async () => {
  const auth = await startTestAuth()
  const own = await requestToken(auth, 'pace-app', { ...GRANT, resource: AUDIENCE.sync })
  expect(own.body['scope']).toBe('live:read live:write')
  const persons = await requestToken(auth, 'pace-app', { ...GRANT, resource: AUDIENCE.api })
  expect(persons).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
})

test('[A10] a wrong secret, an unknown client and none at all are turned away', async () => {
  const auth = await startTestAuth()
  const { id, secret } = await addClient(auth)
  for (const client of [
    { id, secret: `${secret}x` },
    { id: 'nobody', secret },
    { id, secret: hashSecret(secret) },
    { id: 'pace-app', secret },
  ]) {
    const answer = await requestToken(auth, client, { ...GRANT, scope: 'leads:read' })
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /)
  }
  const without = await requestToken(auth, null, { ...GRANT, client_id: id })
  expect(without.body['error']).toMatch(/invalid_(client|request)/)
  expect(without.body['access_token']).toBeUndefined()
})

test('[A10] while a secret is replaced both hold; after the next the first holds no more', async () => {
  const auth = await startTestAuth()
  const { id, secret: first } = await addClient(auth)
  const [second, third] = [createSecret(), createSecret()]
  const works = async (secret: string) =>
    (await requestToken(auth, { id, secret }, { ...GRANT, scope: 'leads:read' })).status === 200
  await rotateApiClient(auth.db, { id, secretHash: hashSecret(second), by: BY })
  expect([await works(first), await works(second)]).toEqual([true, true])
  await rotateApiClient(auth.db, { id, secretHash: hashSecret(third), by: BY })
  expect([await works(first), await works(second), await works(third)]).toEqual([false, true, true])
})

test('[A10] a revoked client gets nothing from that moment on', async () => {
  const auth = await startTestAuth()
  const client = await addClient(auth)
  const ask = () => requestToken(auth, client, { ...GRANT, scope: 'leads:read' })
  expect((await ask()).status).toBe(200)
  await revokeApiClient(auth.db, { id: client.id, by: BY })
  expect(await ask()).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
})

test("[A10] a client's last use is noted, and its secret is stored only as a hash", async () => {
  const auth = await startTestAuth()
  const client = await addClient(auth)
  await requestToken(auth, client, { ...GRANT, scope: 'leads:read' })
  const [row] = await auth.db.select().from(apiClients).where(eq(apiClients.id, client.id))
  expect(row?.lastUsedAt).not.toBeNull()
  expect(JSON.stringify(row)).not.toContain(client.secret)
})

test.each([
  ['password', { username: 'x', password: 'y' }, 'unsupported_grant_type'],
  ['implicit', {}, 'unsupported_grant_type'],
  ['authorization_code', { code: 'x' }, 'invalid_request'],
  ['refresh_token', { refresh_token: 'x' }, 'invalid_request'],
  ['urn:ietf:params:oauth:grant-type:token-exchange', { subject_token: 'x' }, 'invalid_request'],
  ['urn:pace:params:oauth:grant-type:call-delegation', { call: 'x' }, 'invalid_request'],
])('[A11] [bar 16] the grant %s is not for a machine client', async (grantType, form, error) => {
  const auth = await startTestAuth()
  const client = await addClient(auth)
  const answer = await requestToken(auth, client, { grant_type: grantType, ...form })
  expect(answer).toMatchObject({ status: 400, body: { error } })
})

test('[A11] [bar 16] discovery offers what there is and no more', async () => {
  const auth = await startTestAuth()
  const answer = await fetch(`${auth.authUrl}/.well-known/openid-configuration`)
  expect(await answer.json()).toMatchObject({
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'none'],
    grant_types_supported: expect.not.arrayContaining(['implicit', 'password']),
    id_token_signing_alg_values_supported: ['ES256'],
  })
})

test('[A10] a client or a token with NUL in its name is one that does not exist', async () => {
  const auth = await startTestAuth()
  const client = await addClient(auth)
  const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64')
  const ask = (path: string, body: Record<string, string>, authorization?: string) =>
    fetch(auth.authUrl + path, {
      method: 'POST',
      headers: authorization ? { authorization } : {},
      body: new URLSearchParams(body),
    })
  const unknown = { ...GRANT, client_id: 'a\u0000', client_secret: 'x' }
  expect((await ask('/token', unknown)).status).toBe(401)
  const revoked = await ask('/token/revocation', { token: 'a\u0000b' }, `Basic ${basic}`)
  expect(revoked.status).toBe(200)
})

test.each(['token', 'id_token', 'code token', 'code id_token', 'none'])(
  '[A11] [bar 16] the response type %s does not exist',
  async (responseType) => {
    const auth = await startTestAuth()
    const { url } = await buildRequest(auth, { response_type: responseType })
    const end = await createHttpBrowser().visit(url, {
      until: (at) => at.href.startsWith(auth.appUrl),
    })
    const answer = `${end.url.search}${end.url.hash}`
    expect(answer).toMatch(/error=(unsupported_response_type|unauthorized_client)/)
    expect(answer).not.toMatch(/access_token|id_token=|code=/)
  },
)

test('[A11] [bar 16] each service has its own ways to a token and no others', async () => {
  const auth = await startTestAuth()
  const ways = {
    'pace-app': ['client_credentials', 'authorization_code', 'refresh_token', TOKEN_EXCHANGE_GRANT],
    assistcraft: ['client_credentials', CALL_DELEGATION_GRANT],
    'pace-cli': ['client_credentials'],
  } as const
  const all = new Set(Object.values(ways).flat())
  for (const [id, own] of Object.entries(ways) as [keyof typeof ways, readonly string[]][]) {
    for (const grantType of all) {
      const { body } = await requestToken(auth, id, { grant_type: grantType })
      const refusal = String(body['error_description'])
      expect(refusal.includes('not allowed for this client'), `${id} ${grantType}`).toBe(
        !own.includes(grantType),
      )
    }
  }
})
