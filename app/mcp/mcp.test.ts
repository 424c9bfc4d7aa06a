import { expect, test } from 'vitest'
import { suspendPerson } from '#db/pace/rights/people-rights.ts'
import { ACCEPT, INITIALIZE, MCP } from '#tests/support/mcp-client.ts'
import { createTestApi, json, signToken, TEST_URLS } from '#tests/support/test-api.ts'

test('who has no token is told where to get one', async () => {
  const { api } = await createTestApi({ scale: 0 })
  const response = await api.request(MCP, json(INITIALIZE, 'POST', ACCEPT))
  expect(response.status).toBe(401)
  const metadataUrl = /resource_metadata="([^"]+)"/.exec(
    response.headers.get('www-authenticate') ?? '',
  )?.[1]
  const metadata = await api.request(metadataUrl ?? '')
  expect(await metadata.json()).toMatchObject({
    resource: MCP,
    authorization_servers: [TEST_URLS.auth],
    scopes_supported: ['mcp:read', 'mcp:write'],
  })
})

test('tokens for the API, of machines, and of suspended people are refused', async () => {
  const api = await createTestApi()
  const statusOf = async (token: string) =>
    (await api.send(token, MCP, json(INITIALIZE, 'POST', ACCEPT))).status
  expect(await statusOf(await api.tokenOf('Sara'))).toBe(401)
  expect(
    await statusOf(await signToken({ sub: 'x', client_id: 'x', scope: 'mcp:read' }, MCP)),
  ).toBe(403)
  const token = await api.tokenOf('Omar', MCP, { scope: 'mcp:read' })
  await api.sql`update people set status = 'suspended' where name like 'Omar%'`
  expect(await statusOf(token)).toBe(401)
})

test('a write without its scope is 403 with the scope that it needs', async () => {
  const api = await createTestApi()
  const token = await api.tokenOf('Sara', MCP, { scope: 'mcp:read' })
  const write = {
    jsonrpc: '2.0',
    id: 2,
    method: 'tools/call',
    params: { name: 'create_task', arguments: { title: 'x' } },
  }
  const response = await api.send(token, MCP, json(write, 'POST', ACCEPT))
  expect(response.status).toBe(403)
  expect(response.headers.get('www-authenticate')).toContain(
    'error="insufficient_scope", scope="mcp:write"',
  )
})

test("somebody else's session is 404", async () => {
  const api = await createTestApi()
  const open = await api.send(
    await api.tokenOf('Sara', MCP, { scope: 'mcp:read' }),
    MCP,
    json(INITIALIZE, 'POST', ACCEPT),
  )
  const session = open.headers.get('mcp-session-id') ?? ''
  expect(session).toBeTruthy()
  await open.body?.cancel()
  const list = json({ jsonrpc: '2.0', id: 2, method: 'tools/list' }, 'POST', {
    ...ACCEPT,
    'mcp-session-id': session,
  })
  const statusFor = async (name: string) =>
    (await api.send(await api.tokenOf(name, MCP, { scope: 'mcp:read' }), MCP, list)).status
  expect(await statusFor('Omar')).toBe(404)
  expect(await statusFor('Sara')).toBe(200)
})

test('another host name and another origin are refused before the token is looked at', async () => {
  const { api } = await createTestApi({ scale: 0 })
  const ask = (headers: Record<string, string>) =>
    api.request(MCP, json(INITIALIZE, 'POST', { ...ACCEPT, ...headers }))
  expect((await ask({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await ask({ host: 'evil.example' })).status).toBe(403)
  expect((await ask({ origin: TEST_URLS.app, host: '127.0.0.1:3000' })).status).toBe(401)
})

test('[bar 5] a stream that is open ends when its person is suspended, and the token is refused', async () => {
  const api = await createTestApi()
  const token = await api.tokenOf('Sara', MCP, { scope: 'mcp:read' })
  const open = await api.send(token, MCP, json(INITIALIZE, 'POST', ACCEPT))
  const session = { 'mcp-session-id': open.headers.get('mcp-session-id') ?? '' }
  await open.text()
  const listening = { headers: { ...session, accept: 'text/event-stream' } }
  const stream = await api.send(token, MCP, listening)
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  const read = stream.text()
  await suspendPerson(api.deps.db, {
    personId: api.personOf('Sara').id,
    by: { actor: 'service:t' },
  })
  expect(await read).toBe('')
  expect((await api.send(token, MCP, listening)).status).toBe(401)
})
