import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { createAssistcraft } from '#assistcraft/server.ts'
import { createCredentialBook } from '#assistcraft/credential-book.ts'
import { chooseModel } from '#assistcraft/models/choose-model.ts'
import { LOCAL_ANSWERS } from '#assistcraft/local-answers.ts'
import { createModelRunner } from '#assistcraft/models/run-task.ts'
import { connectAssistcraft } from '#db/assistcraft/client.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createLogger } from '#service/log.ts'
import { TOKEN_EXCHANGE_GRANT } from '#service/identity/token-client.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createData } from '#sync/data.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { requestToken, startTestAuth } from '#tests/support/auth.ts'
import type { TestAuth } from '#tests/support/authorize.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { forgeTokens } from '#tests/support/forged-tokens.ts'
import { createTestApi, TEST_URLS } from '#tests/support/test-api.ts'
import { loadSigningKeys } from './keys/keys.ts'

type Answer = { status: number; body: unknown }
type Knock = (token: string) => Promise<Answer>
const MACHINE = { sub: 'tester', client_id: 'tester' }

async function forge(auth: TestAuth, audience: string, claims: object) {
  const [key] = await loadSigningKeys(auth.keyStore)
  if (!key) throw new Error('there is no key')
  return forgeTokens({ issuer: auth.authUrl, audience, claims: { ...claims }, key })
}

/** Every forged token is refused as `refused` says and as nothing else; the good one, which differs by nothing, is not. */
async function expectRefusals(
  { good, forged, lure }: Awaited<ReturnType<typeof forge>>,
  knock: Knock,
  refused: Answer,
) {
  expect((await knock(good)).status).toBeLessThan(300)
  for (const [what, token] of Object.entries(forged)) {
    expect(await knock(token), what).toMatchObject(refused)
  }
  expect(lure.seen.requests).toBe(0)
}

function bearer(token: string, body?: unknown): RequestInit {
  return {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  }
}

async function answer(response: Response | Promise<Response>): Promise<Answer> {
  const { status, ...rest } = await response
  return { status, body: await (await response).text().catch(() => rest) }
}

test('[bar 18] the auth server exchanges none of them', async () => {
  const auth = await startTestAuth()
  const claims = { sub: auth.sara.id, client_id: 'pace-app', role: 'agent', sv: 1 }
  const tokens = await forge(auth, AUDIENCE.api, { ...claims, scope: 'leads:read' })
  const knock = (token: string) =>
    requestToken(auth, 'pace-app', {
      grant_type: TOKEN_EXCHANGE_GRANT,
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      resource: AUDIENCE.sync,
      scope: 'live:read',
    })
  await expectRefusals(tokens, knock, { status: 400, body: { error: 'invalid_request' } })
})

test('[bar 18] REST takes none of them', async () => {
  const auth = await startTestAuth()
  const verifyToken = createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.api })
  const { api } = await createTestApi({ scale: 0, verifyToken })
  const tokens = await forge(auth, AUDIENCE.api, { ...MACHINE, scope: 'leads:read' })
  const knock = (token: string) => answer(api.request('/api/v1/leads', bearer(token)))
  await expectRefusals(tokens, knock, {
    status: 401,
    body: expect.stringContaining('Not signed in'),
  })
})

test('[bar 18] MCP takes none of them', async () => {
  const auth = await startTestAuth()
  const audience = `${TEST_URLS.app}/mcp`
  const verifyMcpToken = createTokenVerifier({ issuer: auth.authUrl, audience })
  const { api, personOf } = await createTestApi({ scale: 0.05, verifyMcpToken })
  const { id, role, sessionVersion } = personOf('Sara')
  const claims = { sub: id, client_id: 'pace-app', role, sv: sessionVersion }
  const tokens = await forge(auth, audience, { ...claims, scope: 'mcp:read' })
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'test', version: '1' },
    },
  }
  const knock = (token: string) => {
    const init = bearer(token, initialize)
    const headers = { ...init.headers, accept: 'application/json, text/event-stream' }
    return answer(api.request(audience, { ...init, headers }))
  }
  await expectRefusals(tokens, knock, { status: 401, body: expect.any(String) })
})

test('[bar 18] the sync server takes none of them', async () => {
  const auth = await startTestAuth()
  const verifyToken = createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.sync })
  const { server } = await startServer({
    verifyToken,
    extensions: [createData({ pollMs: 200, leaseMs: 300 })],
  })
  const tokens = await forge(auth, AUDIENCE.sync, { ...MACHINE, scope: 'calls:assist' })
  const knock = async (token: string) => {
    const response = await fetch(`http://127.0.0.1:${server.port}/calls`, bearer(token))
    if (response.ok) void response.body?.cancel()
    return { status: response.status, body: response.ok ? '' : await response.text() }
  }
  await expectRefusals(tokens, knock, {
    status: 401,
    body: expect.stringContaining('Not signed in'),
  })
})

test('[bar 18] Assistcraft takes none of them', async () => {
  const auth = await startTestAuth()
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  const credentials = createCredentialBook()
  credentials.learn({ people: {}, endedSessions: [], revokedClients: [] })
  const server = createAssistcraft({
    db,
    models: createModelRunner({ ...chooseModel({}, LOCAL_ANSWERS), record: async () => undefined }),
    verifyToken: createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.assistcraft }),
    credentials,
    mcpUrl: 'http://127.0.0.1:9/mcp',
    routes: new Hono(),
    log: createLogger('assistcraft', { level: 'silent' }),
  })
  const tokens = await forge(auth, AUDIENCE.assistcraft, { ...MACHINE, scope: 'analysis' })
  const question = {
    question: 'leads by stage',
    vocabulary: {},
    house: SOME_HOUSE,
    now: '2026-11-23T08:00:00Z',
  }
  const knock = (token: string) => answer(server.request('/plan', bearer(token, question)))
  await expectRefusals(tokens, knock, {
    status: 401,
    body: expect.stringContaining('Not signed in'),
  })
})
