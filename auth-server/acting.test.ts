import { eq } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { setRole, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { callDelegations, calls, webSessions } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { actorFromClaims } from '#service/identity/actor.ts'
import {
  CALL_DELEGATION_GRANT,
  createTokenClient,
  TOKEN_EXCHANGE_GRANT,
} from '#service/identity/token-client.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { CLIENT_SECRETS, requestToken, startTestAuth } from '#tests/support/auth.ts'
import { signIn, type TestAuth } from '#tests/support/authorize.ts'

const BY = { actor: 'service:test' }
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

function tokenClient({ authUrl }: TestAuth, clientId: keyof typeof CLIENT_SECRETS) {
  const clientSecret = CLIENT_SECRETS[clientId]
  return createTokenClient({ tokenUrl: `${authUrl}/token`, clientId, clientSecret })
}

function exchange(auth: TestAuth, subjectToken: string, form: Record<string, string> = {}) {
  return requestToken(auth, 'pace-app', {
    grant_type: TOKEN_EXCHANGE_GRANT,
    subject_token: subjectToken,
    subject_token_type: ACCESS_TOKEN,
    resource: AUDIENCE.sync,
    scope: 'live:write',
    ...form,
  })
}

async function addCall(
  auth: TestAuth,
  id: string,
  values: Partial<typeof calls.$inferInsert> = {},
) {
  await auth.db.insert(calls).values({ id, source: 'test', state: 'live', ...values })
}

test('[A12] an exchanged token acts for the person, elsewhere, with less, for two minutes', async () => {
  const auth = await startTestAuth()
  const { accessToken } = await signIn(auth, auth.sara.subject)
  const { status, body } = await exchange(auth, accessToken)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    issued_token_type: ACCESS_TOKEN,
    token_type: 'Bearer',
    expires_in: 120,
  })
  const verify = createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.sync })
  const claims = await verify(String(body['access_token']))
  expect(claims).toMatchObject({
    sub: auth.sara.id,
    actor: 'pace-app',
    scopes: ['live:write'],
    role: 'agent',
    sessionVersion: 1,
    sessionId: decodeJwt(accessToken)['sid'],
  })
  expect(actorFromClaims(claims)).toEqual({
    kind: 'person',
    id: auth.sara.id,
    role: 'agent',
    teamId: auth.team.id,
  })
})

test('[A12] the token client exchanges for every audience but the API itself', async () => {
  const auth = await startTestAuth()
  const { accessToken: subjectToken } = await signIn(auth, auth.sara.subject)
  const client = tokenClient(auth, 'pace-app')
  const mcp = `${auth.appUrl}/mcp`
  for (const [resource, scope] of [
    [AUDIENCE.sync, 'live:read live:write'],
    [AUDIENCE.assistcraft, 'analysis'],
    [mcp, 'mcp:read mcp:write'],
  ] as const) {
    const token = await client.exchange({ subjectToken, resource, scope })
    expect(decodeJwt(token)).toMatchObject({ aud: resource, scope })
  }
  const back = await exchange(auth, subjectToken, { resource: AUDIENCE.api, scope: 'leads:write' })
  expect(back).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
})

test('[A13] what is no live access token of a person for the API is not exchanged', async () => {
  const auth = await startTestAuth()
  const { accessToken, tokens } = await signIn(auth, auth.sara.subject)
  const exchanged = String((await exchange(auth, accessToken)).body['access_token'])
  const { body } = await requestToken(auth, 'pace-cli', {
    grant_type: 'client_credentials',
    resource: AUDIENCE.api,
  })
  const [head, , signature] = accessToken.split('.')
  const forged = btoa(JSON.stringify({ ...decodeJwt(accessToken), sub: auth.admin.id })).replaceAll(
    '=',
    '',
  )
  const bad = {
    'an ID token': tokens.id_token ?? '',
    'a token of another audience': exchanged,
    "a machine's token": String(body['access_token']),
    'a forged token': [head, forged, signature].join('.'),
    rubbish: 'rubbish',
    nothing: '',
  }
  for (const [what, token] of Object.entries(bad)) {
    const answer = await exchange(auth, token)
    expect(answer, what).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  }
})

test.each([
  [
    'another subject token type',
    { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' },
    'invalid_request',
  ],
  [
    'another wanted type',
    { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
    'invalid_request',
  ],
  ['an actor token', { actor_token: 'x', actor_token_type: ACCESS_TOKEN }, 'invalid_request'],
  ['a scope of the call feed', { scope: 'calls:write' }, 'invalid_scope'],
  ['an audience that is not ours', { resource: 'https://elsewhere.example' }, 'invalid_target'],
])('[A13] an exchange with %s is refused', async (_what, form, error) => {
  const auth = await startTestAuth()
  const { accessToken } = await signIn(auth, auth.sara.subject)
  expect(await exchange(auth, accessToken, form)).toMatchObject({ status: 400, body: { error } })
})

test('[A13] an exchange never widens: who may only read over here cannot write over there', async () => {
  const auth = await startTestAuth()
  const { config, refreshToken } = await signIn(auth, auth.sara.subject)
  const { refreshTokenGrant } = await import('openid-client')
  const narrow = await refreshTokenGrant(config, refreshToken, { scope: 'openid leads:read' })
  const write = await exchange(auth, narrow.access_token, { scope: 'live:write' })
  expect(write).toMatchObject({ status: 400, body: { error: 'invalid_scope' } })
  expect((await exchange(auth, narrow.access_token, { scope: 'live:read' })).status).toBe(200)
})

test('[A13] a token from before a suspension, a change of role or the end of its session is dead', async () => {
  const auth = await startTestAuth()
  const { accessToken: saras } = await signIn(auth, auth.sara.subject)
  const { accessToken: omars } = await signIn(auth, auth.omar.subject)
  const { accessToken: laylas } = await signIn(auth, auth.layla.subject)
  await suspendPerson(auth.db, { personId: auth.sara.id, by: BY })
  await setRole(auth.db, { personId: auth.omar.id, role: 'manager', by: BY })
  const now = new Date().toISOString()
  const id = String(decodeJwt(laylas)['sid'])
  await auth.db
    .insert(webSessions)
    .values({ id, secretHash: 'x', personId: auth.layla.id, expiresAt: now, endedAt: now })
  for (const token of [saras, omars, laylas]) {
    expect(await exchange(auth, token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
  }
  const refused = tokenClient(auth, 'pace-app').exchange({
    subjectToken: saras,
    resource: AUDIENCE.sync,
    scope: 'live:write',
  })
  await expect(refused).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('[A13] only pace-app exchanges', async () => {
  const auth = await startTestAuth()
  const { accessToken } = await signIn(auth, auth.sara.subject)
  const answer = await requestToken(auth, 'assistcraft', {
    grant_type: TOKEN_EXCHANGE_GRANT,
    subject_token: accessToken,
    subject_token_type: ACCESS_TOKEN,
    resource: `${auth.appUrl}/mcp`,
  })
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
})

test("[A14] for a live call Assistcraft acts for the call's agent, on that call", async () => {
  const auth = await startTestAuth()
  await addCall(auth, 'call-1', { agentId: auth.sara.id, teamId: auth.team.id })
  const resource = `${auth.appUrl}/mcp`
  const client = tokenClient(auth, 'assistcraft')
  const token = await client.delegation({ call: 'call-1', resource, scope: 'mcp:read mcp:write' })
  const claims = await createTokenVerifier({ issuer: auth.authUrl, audience: resource })(token)
  expect(claims).toMatchObject({ sub: auth.sara.id, actor: 'assistcraft', call: 'call-1' })
  expect(actorFromClaims(claims)).toEqual({
    kind: 'person',
    id: auth.sara.id,
    role: 'agent',
    teamId: auth.team.id,
    via: 'assistcraft',
    call: 'call-1',
  })
  expect(claims.expiresAt - Date.now() / 1000).toBeLessThanOrEqual(120)
  await client.delegation({ call: 'call-1', resource: AUDIENCE.sync, scope: 'live:read' })
  const [row] = await auth.db.select().from(callDelegations)
  expect(row).toMatchObject({ callId: 'call-1', personId: auth.sara.id, issued: 2 })
})

test('[A15] no delegation without an agent, after wrap-up, for an unknown call or a suspended agent', async () => {
  const auth = await startTestAuth()
  await addCall(auth, 'unassigned')
  await addCall(auth, 'over', { agentId: auth.sara.id, wrappedUpAt: new Date().toISOString() })
  await addCall(auth, 'missed', { agentId: auth.sara.id, state: 'missed' })
  await addCall(auth, 'suspended', { agentId: auth.omar.id })
  await suspendPerson(auth.db, { personId: auth.omar.id, by: BY })
  const client = tokenClient(auth, 'assistcraft')
  for (const call of ['unassigned', 'over', 'missed', 'suspended', 'unknown']) {
    const form = { grant_type: CALL_DELEGATION_GRANT, call, resource: `${auth.appUrl}/mcp` }
    const answer = await requestToken(auth, 'assistcraft', form)
    expect(answer, call).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const wanted = { call, resource: `${auth.appUrl}/mcp`, scope: 'mcp:read' }
    await expect(client.delegation(wanted)).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('[A25] a call that is over is read for until it was analysed, and never written for', async () => {
  const auth = await startTestAuth()
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const over = (ended: number) => ({
    agentId: auth.sara.id,
    state: 'ended',
    segmentCount: 3,
    endedAt: hoursAgo(ended),
    wrappedUpAt: hoursAgo(ended),
  })
  await addCall(auth, 'unread', over(5))
  await addCall(auth, 'fresh', { ...over(0.1), summary: 'She wants two bedrooms.' })
  await addCall(auth, 'analysed', { ...over(5), summary: 'She wants two bedrooms.' })
  await addCall(auth, 'history', over(8 * 24))
  await addCall(auth, 'silent', { ...over(5), segmentCount: 0 })
  const client = tokenClient(auth, 'assistcraft')
  const resource = `${auth.appUrl}/mcp`
  for (const call of ['unread', 'fresh']) {
    const token = await client.delegation({ call, resource, scope: 'mcp:read' })
    expect(decodeJwt(token), call).toMatchObject({ sub: auth.sara.id, call, scope: 'mcp:read' })
  }
  for (const call of ['analysed', 'history', 'silent']) {
    const wanted = { call, resource, scope: 'mcp:read' }
    await expect(client.delegation(wanted), call).rejects.toMatchObject({ code: 'forbidden' })
  }
  for (const [to, scope] of [
    [resource, 'mcp:write'],
    [resource, 'mcp:read mcp:write'],
    [AUDIENCE.sync, 'live:read'],
  ] as const) {
    const form = { grant_type: CALL_DELEGATION_GRANT, call: 'unread', resource: to, scope }
    const answer = await requestToken(auth, 'assistcraft', form)
    expect(answer, scope).toMatchObject({ status: 400, body: { error: 'invalid_scope' } })
  }
})

test('[A15] a delegation follows the call to its next agent, and only Assistcraft gets one', async () => {
  const auth = await startTestAuth()
  await addCall(auth, 'call-1', { agentId: auth.sara.id })
  await auth.db.update(calls).set({ agentId: auth.omar.id }).where(eq(calls.id, 'call-1'))
  const form = { grant_type: CALL_DELEGATION_GRANT, call: 'call-1', resource: `${auth.appUrl}/mcp` }
  const granted = await requestToken(auth, 'assistcraft', form)
  expect(decodeJwt(String(granted.body['access_token'])).sub).toBe(auth.omar.id)
  const refused = await requestToken(auth, 'pace-app', form)
  expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
})
