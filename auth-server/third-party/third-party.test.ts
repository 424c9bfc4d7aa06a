import { desc, eq } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import type { AuthServerOptions } from '#auth/http/context.ts'
import { suspendPerson } from '#db/pace/rights/people-rights.ts'
import { auditLog } from '#db/pace/schema.ts'
import { AUDIENCE, mcpAudience } from '#domain/access/token.ts'
import { requestToken, startTestAuth } from '#tests/support/auth.ts'
import type { TestAuth } from '#tests/support/authorize.ts'
import { startDocumentHost } from '#tests/support/document-host.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'
import {
  answerConsent,
  REDIRECT_URI,
  register,
  registrationToken,
} from '#tests/support/third-party.ts'

const PROGRAM = { client_name: 'Inspector', redirect_uris: [REDIRECT_URI] }
const back = (url: URL) => url.href.startsWith(REDIRECT_URI)

async function registered(auth: TestAuth) {
  const { body } = await register(auth, await registrationToken(auth), PROGRAM)
  return String(body['client_id'])
}

/** The authorization request of a program that is not PACE's. */
async function buildRequest(
  auth: TestAuth,
  clientId: string,
  overrides: Record<string, string> = {},
) {
  const config = await openid.discovery(new URL(auth.authUrl), clientId, undefined, openid.None(), {
    execute: [openid.allowInsecureRequests],
  })
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const expectedState = openid.randomState()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT_URI,
    resource: mcpAudience(auth.appUrl),
    scope: 'mcp:read mcp:write',
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    ...overrides,
  })
  return { config, url, checks: { pkceCodeVerifier, expectedState } }
}

async function letIn(auth: TestAuth, clientId: string, overrides: Record<string, string> = {}) {
  const { config, url, checks } = await buildRequest(auth, clientId, overrides)
  const subject = auth.sara.subject
  const asked = { subject, answer: 'allow', until: back }
  const { end, page, policy } = await answerConsent(createHttpBrowser(), url, asked)
  const tokens = await openid.authorizationCodeGrant(config, end.url, checks)
  return { config, tokens, page, policy }
}

test('[A40] who holds an initial access token registers a program: public, code flow, MCP only', async () => {
  const auth = await startTestAuth()
  const { status, body } = await register(auth, await registrationToken(auth), {
    ...PROGRAM,
    scope: 'leads:write openid',
    grant_types: ['client_credentials', 'password'],
    token_endpoint_auth_method: 'client_secret_basic',
    jwks_uri: 'https://169.254.169.254/keys',
    client_id: 'pace-app',
    post_logout_redirect_uris: ['https://evil.example'],
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    client_id: expect.stringMatching(/^mcp-/),
    client_name: 'Inspector',
    redirect_uris: [REDIRECT_URI],
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    scope: 'openid mcp:read mcp:write',
    client_id_issued_at: expect.any(Number),
  })
  expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['jwks_uri']))
  expect(body['client_secret']).toBeUndefined()
  expect(body['post_logout_redirect_uris']).toEqual([])
})

test('[A40] without an initial access token, or with one that is over or made up, nothing is registered', async () => {
  const auth = await startTestAuth()
  for (const token of [null, '', 'made-up', await registrationToken(auth, -1000), 'a\u00FF']) {
    const { status, body, headers } = await register(auth, token, PROGRAM)
    expect([400, 401], String(token)).toContain(status)
    expect(['invalid_request', 'invalid_token']).toContain(body['error'])
    if (status === 401) expect(headers.get('www-authenticate')).toMatch(/^Bearer /)
  }
})

test.each([
  ['no redirect URI', [], 'invalid_redirect_uri'],
  ['plain http', ['http://program.example/back'], 'invalid_redirect_uri'],
  ['a script', ['javascript:alert(1)'], 'invalid_redirect_uri'],
  ['a document', ['data:text/html,x'], 'invalid_redirect_uri'],
  ['a fragment', ['https://program.example/back#x'], 'invalid_redirect_uri'],
  ['a user name', ['https://a@program.example/back'], 'invalid_redirect_uri'],
  ['loopback over https', ['https://localhost/back'], 'invalid_redirect_uri'],
  ['something that is no text', [7], 'invalid_redirect_uri'],
])('[A40] a program that is to be sent to %s is not registered', async (_what, uris, error) => {
  const auth = await startTestAuth()
  const token = await registrationToken(auth)
  const { status, body } = await register(auth, token, { ...PROGRAM, redirect_uris: uris })
  expect([status, body['error']]).toEqual([400, error])
})

test('[A41] a program with a document at its client id is known without registration', async () => {
  const host = await startDocumentHost()
  const auth = await startTestAuth({ fetchDocument: host.fetchHere() })
  host.answer.body = JSON.stringify({ client_id: host.clientId, ...PROGRAM, scope: 'leads:write' })
  const { tokens, page } = await letIn(auth, host.clientId)
  expect(decodeJwt(tokens.access_token)).toMatchObject({
    aud: mcpAudience(auth.appUrl),
    client_id: host.clientId,
    scope: 'mcp:read mcp:write',
  })
  expect(page).toContain(host.clientId)
  expect(host.seen.requests).toBe(1)
})

const SAID = { ...PROGRAM, client_id: 'ITSELF' }
test.each([
  ['of another client', { ...SAID, client_id: 'https://other.example/' }, /not its own address/],
  ['with a secret', { ...SAID, client_secret: 'x' }, /client_secret/],
  [
    'that wants to prove itself by a secret',
    { ...SAID, token_endpoint_auth_method: 'client_secret_post' },
    /token_endpoint_auth_method/,
  ],
  ['without redirect URIs', { client_id: 'ITSELF' }, /redirect_uris/],
  ['that is a list', [], /expected object/],
  ['that is no JSON', '<html>', /JSON/],
])('[A41] a document %s makes nobody known', async (_what, said, reason) => {
  const host = await startDocumentHost()
  const warned: { reason?: string }[] = []
  const warn = (entry: { reason?: string }) => void warned.push(entry)
  const log = { info: () => {}, error: () => {}, warn } as unknown as AuthServerOptions['log']
  const auth = await startTestAuth({ fetchDocument: host.fetchHere(), log })
  const text = typeof said === 'string' ? said : JSON.stringify(said)
  host.answer.body = text.replace('ITSELF', host.clientId)
  const { url } = await buildRequest(auth, host.clientId)
  const answer = await createHttpBrowser().send(url)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('invalid_client')
  expect(warned.map((entry) => entry.reason).join()).toMatch(reason)
})

test('[A41] [bar 29] a client id on this machine or in our network is not fetched', async () => {
  const auth = await startTestAuth()
  const host = await startDocumentHost()
  for (const id of [
    `https://127.0.0.1:${host.port}/client.json`,
    `https://localhost:${host.port}/client.json`,
    `https://[::1]:${host.port}/client.json`,
    'https://169.254.169.254/latest/meta-data',
    `http://localhost:${host.port}/client.json`,
  ]) {
    const { url } = await buildRequest(auth, id)
    expect((await createHttpBrowser().send(url)).status, id).toBe(400)
  }
  expect(host.seen.connections).toBe(0)
})

test('[A42] a person is asked before a program comes in, and told what, who and where', async () => {
  const auth = await startTestAuth()
  const id = await registered(auth)
  const { tokens, page, policy, config } = await letIn(auth, id, { scope: 'openid mcp:read' })
  for (const words of ['Let Inspector in?', id, REDIRECT_URI, 'Sara Haddad', 'Read the records']) {
    expect(page).toContain(words)
  }
  expect(page).not.toContain('Ask to write')
  expect(policy).toMatch(/form-action 'self' http:\/\/localhost:9 http:\/\/127\.0\.0\.1:33418;/)
  const claims = decodeJwt(tokens.access_token)
  expect(claims).toMatchObject({
    sub: auth.sara.id,
    scope: 'mcp:read',
    role: 'agent',
    client_id: id,
  })
  const next = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(decodeJwt(next.access_token)).toMatchObject({ aud: mcpAudience(auth.appUrl) })
  const [entry] = await auth.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'client.consent'))
    .orderBy(auditLog.sequence)
  expect(entry).toMatchObject({ actor: `person:${auth.sara.id}`, outcome: 'allowed' })
})

test('[A42] who does not agree sends the program back with access_denied', async () => {
  const auth = await startTestAuth()
  const { url } = await buildRequest(auth, await registered(auth))
  const asked = { subject: auth.sara.subject, answer: 'deny', until: back }
  const { end } = await answerConsent(createHttpBrowser(), url, asked)
  expect(end.url.searchParams.get('error')).toBe('access_denied')
  expect(end.url.searchParams.get('code')).toBeNull()
  const [entry] = await auth.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'client.consent'))
    .orderBy(desc(auditLog.sequence))
  expect(entry?.outcome).toBe('denied')
})

test('[A42] an answer from another site, from another browser or without a choice counts for nothing', async () => {
  const auth = await startTestAuth()
  const { url } = await buildRequest(auth, await registered(auth))
  const browser = createHttpBrowser()
  const choose = await browser.visit(url)
  const asked = await browser.visit(choose.url, { form: { subject: auth.sara.subject } })
  const action = new URL(`${asked.url.pathname}/consent`, auth.authUrl)
  const form = { answer: 'allow' }
  const foreign = await browser.send(action, { form, headers: { origin: 'https://evil.example' } })
  const stranger = await createHttpBrowser().send(action, { form })
  const nothing = await browser.send(action, { form: {} })
  for (const answer of [foreign, stranger, nothing]) {
    expect(answer.status).toBe(400)
    expect(answer.headers.get('location')).toBeNull()
  }
  expect((await browser.send(action, { form })).status).toBe(303)
})

test('[A42] a program is asked about every time, even where the person let it in before', async () => {
  const auth = await startTestAuth()
  const id = await registered(auth)
  const browser = createHttpBrowser()
  const first = await buildRequest(auth, id)
  const asked = { subject: auth.sara.subject, answer: 'allow', until: back }
  await answerConsent(browser, first.url, asked)
  const again = await browser.visit((await buildRequest(auth, id)).url, { until: back })
  expect(await again.response.text()).toContain('Let Inspector in?')
})

test('[A43] a program gets nothing but the MCP server: no other audience, no other scope', async () => {
  const auth = await startTestAuth()
  const id = await registered(auth)
  for (const [overrides, error] of [
    [{ resource: AUDIENCE.api }, 'invalid_target'],
    [{ resource: AUDIENCE.sync }, 'invalid_target'],
    [{ scope: 'leads:write' }, 'invalid_scope'],
    [{ code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
  ] as const) {
    const { url } = await buildRequest(auth, id, overrides)
    const end = await createHttpBrowser().visit(url, { until: back })
    expect(end.url.searchParams.get('error'), JSON.stringify(overrides)).toBe(error)
  }
  const machine = { grant_type: 'client_credentials', client_id: id, resource: AUDIENCE.api }
  const answer = await requestToken(auth, null, machine)
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
})

test('[A43] who names the server and no scope means to read', async () => {
  const auth = await startTestAuth()
  const { url } = await buildRequest(auth, await registered(auth))
  url.searchParams.delete('scope')
  const asked = { subject: auth.sara.subject, answer: 'allow', until: back }
  const { page, end } = await answerConsent(createHttpBrowser(), url, asked)
  expect(page).not.toContain('Ask to write')
  expect(end.url.searchParams.get('code')).toBeTruthy()
})

test('[A43] a program that somebody let in ends with their rights', async () => {
  const auth = await startTestAuth()
  const { config, tokens } = await letIn(auth, await registered(auth))
  await suspendPerson(auth.db, { personId: auth.sara.id, by: { actor: 'service:test' } })
  const refresh = openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  await expect(refresh).rejects.toMatchObject({ error: 'invalid_grant' })
})
