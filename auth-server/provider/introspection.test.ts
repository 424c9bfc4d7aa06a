import { decodeJwt, SignJWT, importJWK } from 'jose'
import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import { createApiClient, revokeApiClient } from '#db/pace/clients/api-clients.ts'
import { setRole, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { calls, webSessions } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { newClient } from '#service/identity/new-client.ts'
import { CALL_DELEGATION_GRANT, TOKEN_EXCHANGE_GRANT } from '#service/identity/token-client.ts'
import { CLIENT_SECRETS, requestToken, startTestAuth } from '#tests/support/auth.ts'
import { signIn, type TestAuth } from '#tests/support/authorize.ts'
import { loadSigningKeys } from '../keys/keys.ts'

const BY = { actor: 'service:test' }
type Client = keyof typeof CLIENT_SECRETS | { id: string; secret: string }

async function introspect({ authUrl }: TestAuth, client: Client | null, token: string) {
  const known = typeof client === 'string' ? { id: client, secret: CLIENT_SECRETS[client] } : client
  const response = await fetch(`${authUrl}/token/introspection`, {
    method: 'POST',
    headers: known ? { authorization: `Basic ${btoa(`${known.id}:${known.secret}`)}` } : {},
    body: new URLSearchParams({ token }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const DEAD = { status: 200, body: { active: false } }

async function exchange(auth: TestAuth, subjectToken: string) {
  const { body } = await requestToken(auth, 'pace-app', {
    grant_type: TOKEN_EXCHANGE_GRANT,
    subject_token: subjectToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    resource: AUDIENCE.assistcraft,
    scope: 'analysis',
  })
  return String(body['access_token'])
}

test('[A47] the service that a token is for, and the client that it was given to, are told of it', async () => {
  const auth = await startTestAuth()
  const { accessToken } = await signIn(auth, auth.sara.subject)
  const exchanged = await exchange(auth, accessToken)
  for (const client of ['pace-app', 'assistcraft'] as const) {
    expect(await introspect(auth, client, exchanged)).toMatchObject({
      status: 200,
      body: {
        active: true,
        token_type: 'Bearer',
        iss: auth.authUrl,
        sub: auth.sara.id,
        aud: AUDIENCE.assistcraft,
        scope: 'analysis',
        client_id: 'pace-app',
        act: { sub: 'pace-app' },
        role: 'agent',
      },
    })
  }
})

test('[A47] nobody else is told anything, and nobody without a secret', async () => {
  const auth = await startTestAuth()
  const { accessToken, refreshToken } = await signIn(auth, auth.sara.subject)
  expect(await introspect(auth, 'assistcraft', accessToken)).toEqual(DEAD)
  expect(await introspect(auth, 'pace-cli', accessToken)).toEqual(DEAD)
  expect(await introspect(auth, 'pace-cli', refreshToken)).toEqual(DEAD)
  expect(await introspect(auth, 'pace-app', refreshToken)).toMatchObject({ body: { active: true } })
  const guess = await introspect(auth, { id: 'pace-app', secret: 'guess' }, accessToken)
  expect(guess).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect((await introspect(auth, null, accessToken)).body['error']).toBe('invalid_request')
})

test('[A47] a token whose person, session or family has ended or changed is not active', async () => {
  const auth = await startTestAuth()
  const [sara, omar, layla, admin] = await Promise.all(
    [auth.sara, auth.omar, auth.layla, auth.admin].map(({ subject }) => signIn(auth, subject)),
  )
  if (!sara || !omar || !layla || !admin) throw new Error('somebody did not sign in')
  const all = [sara, omar, layla, admin].map(({ accessToken }) => accessToken)
  for (const token of all) {
    expect((await introspect(auth, 'pace-app', token)).body['active']).toBe(true)
  }
  await suspendPerson(auth.db, { personId: auth.sara.id, by: BY })
  await setRole(auth.db, { personId: auth.omar.id, role: 'manager', by: BY })
  const now = new Date().toISOString()
  const id = String(decodeJwt(layla.accessToken)['sid'])
  await auth.db
    .insert(webSessions)
    .values({ id, secretHash: 'x', personId: auth.layla.id, expiresAt: now, endedAt: now })
  await openid.tokenRevocation(admin.config, admin.refreshToken)
  for (const token of all) expect(await introspect(auth, 'pace-app', token)).toEqual(DEAD)
})

test("[A47] a revoked client's token, and a delegation after the call's end, are not active", async () => {
  const auth = await startTestAuth()
  const { secret, ...made } = newClient('Portal', 'leads:read')
  await createApiClient(auth.db, { ...made, by: BY })
  const portal = { id: made.id, secret }
  const form = { grant_type: 'client_credentials' }
  const token = String((await requestToken(auth, portal, form)).body['access_token'])
  expect(await introspect(auth, 'pace-app', token)).toMatchObject({ body: { active: true } })
  await revokeApiClient(auth.db, { id: made.id, by: BY })
  expect(await introspect(auth, 'pace-app', token)).toEqual(DEAD)

  await auth.db
    .insert(calls)
    .values({ id: 'c-1', source: 'test', state: 'live', agentId: auth.sara.id })
  const asked = { grant_type: CALL_DELEGATION_GRANT, call: 'c-1', resource: `${auth.appUrl}/mcp` }
  const delegation = String((await requestToken(auth, 'assistcraft', asked)).body['access_token'])
  expect(await introspect(auth, 'pace-app', delegation)).toMatchObject({
    body: { active: true, call: 'c-1' },
  })
  await auth.db.update(calls).set({ state: 'ended' })
  expect(await introspect(auth, 'pace-app', delegation)).toEqual(DEAD)
})

test('[A47] what is forged, over, no access token or no token at all is not active', async () => {
  const auth = await startTestAuth()
  const { accessToken, tokens } = await signIn(auth, auth.sara.subject)
  const [key] = await loadSigningKeys(auth.keyStore)
  if (!key) throw new Error('there is no key')
  const sign = async (typ: string, exp: string, iss = auth.authUrl) =>
    new SignJWT({ ...decodeJwt(accessToken), iss })
      .setProtectedHeader({ alg: 'ES256', typ, kid: key.kid })
      .setExpirationTime(exp)
      .sign(await importJWK(key, 'ES256'))
  expect(await introspect(auth, 'pace-app', await sign('at+jwt', '1m'))).toMatchObject({
    body: { active: true },
  })
  const [head, body] = accessToken.split('.')
  const bad = {
    'a forged signature': `${head}.${body}.${'A'.repeat(86)}`,
    'an expired token': await sign('at+jwt', '-1m'),
    'another type': await sign('JWT', '1m'),
    'another issuer': await sign('at+jwt', '1m', 'https://elsewhere.example'),
    'an ID token': tokens.id_token ?? '',
    rubbish: 'rubbish',
    'a header alone': `${head}..`,
  }
  for (const [what, token] of Object.entries(bad)) {
    expect(await introspect(auth, 'pace-app', token), what).toEqual(DEAD)
  }
})

test('[A47] a JWT cannot be revoked one by one: its client is told so (RFC 7009 section 2.2.1)', async () => {
  const auth = await startTestAuth()
  const { config, accessToken } = await signIn(auth, auth.sara.subject)
  const revoked = openid.tokenRevocation(config, accessToken)
  await expect(revoked).rejects.toMatchObject({ error: 'unsupported_token_type' })
})
