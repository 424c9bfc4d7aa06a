import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { expect, onTestFinished, test } from 'vitest'
import { suspendPerson } from '#db/pace/people-rights.ts'
import { calls } from '#db/pace/schema.ts'
import { createTestApi, json, signToken, TEST_URLS, type TestApi } from '#tests/support/test-api.ts'

const MCP = `${TEST_URLS.app}/mcp`
const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
}
const ACCEPT = { accept: 'application/json, text/event-stream' }

async function connect({ api }: TestApi, token: string) {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(MCP), {
    fetch: async (url, init) => api.request(String(url), init),
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  })
  await client.connect(transport)
  onTestFinished(() => client.close())
  return client
}

async function connectAs(api: TestApi, name: string, scope = 'mcp:read mcp:write', extra = {}) {
  return connect(api, await api.tokenOf(name, MCP, { scope, ...extra }))
}

async function call(client: Client, name: string, args: object = {}) {
  const result = await client.callTool({ name, arguments: { ...args } })
  return result as {
    isError?: boolean
    content: { text: string }[]
    structuredContent?: Record<string, never>
  }
}

async function insertCall(api: TestApi, agent: string) {
  const { id, teamId } = api.personOf(agent)
  await api.db.insert(calls).values({
    id: 'call-1',
    source: 'test',
    state: 'live',
    agentId: id,
    teamId,
    transcript: [
      { segmentId: 's1', role: 'agent', text: 'How many bedrooms?' },
      { segmentId: 's2', role: 'customer', text: 'Two bedrooms please' },
      { segmentId: 's3', role: 'customer', text: 'and a balcony' },
    ],
  })
}

test('the tools are named with their schemas and say what only reads', async () => {
  const client = await connectAs(await createTestApi(), 'Sara')
  const { tools } = await client.listTools()
  const reading = tools.filter((tool) => tool.annotations?.readOnlyHint).map((tool) => tool.name)
  const writing = tools.map((tool) => tool.name).filter((name) => !reading.includes(name))
  expect(reading).toEqual(
    expect.arrayContaining(['search_leads', 'search_listings', 'read_lead', 'read_listing']),
  )
  expect(writing).toEqual(['propose_field', 'create_task'])
  for (const tool of tools) expect(tool.inputSchema.type).toBe('object')
})

test('a person finds her leads by text and area, and reads one with its wording', async () => {
  const api = await createTestApi()
  const client = await connectAs(api, 'Layla')
  const found = await call(client, 'search_leads', { area: 'Dubai Marina', limit: 25 })
  const leads: { id: string; areas: string[]; reference: string }[] =
    found.structuredContent?.leads ?? []
  expect(leads.length).toBeGreaterThan(0)
  expect(leads.every((lead) => lead.areas.includes('dubai-marina'))).toBe(true)
  const one = await call(client, 'read_lead', { id: leads[0]?.id })
  expect(one.structuredContent).toMatchObject({ lead: leads[0] })
  const byReference = await call(client, 'search_leads', { query: leads[0]?.reference })
  expect(byReference.structuredContent?.leads).toHaveLength(1)
})

test('a lead that may not be seen is as absent as one that is not there', async () => {
  const api = await createTestApi()
  const omar = api.personOf('Omar')
  const [lead] =
    await api.sql`select id from leads where owner_id = ${omar.id} and not ${api.personOf('Sara').id} = any (collaborator_ids)`
  const client = await connectAs(api, 'Sara')
  const hidden = await call(client, 'read_lead', { id: lead?.id })
  const absent = await call(client, 'read_lead', { id: '00000000-0000-4000-8000-000000000000' })
  expect(hidden).toMatchObject({ isError: true })
  expect(hidden.content).toEqual(absent.content)
})

test('an unknown area is told, not answered with nothing', async () => {
  const client = await connectAs(await createTestApi(), 'Sara')
  const result = await call(client, 'search_listings', { area: 'Atlantis' })
  expect(result).toMatchObject({
    isError: true,
    content: [{ text: "There is no area called 'Atlantis'." }],
  })
})

test('a delegation puts a proposal on its call, signed by the client, where the words are', async () => {
  const api = await createTestApi()
  await insertCall(api, 'Sara')
  const client = await connectAs(api, 'Sara', undefined, {
    act: { sub: 'assistcraft' },
    call: 'call-1',
  })
  api.double.commands.forService = ({ actAs, cause }) => ({
    run: async (document, command, args = {}) => {
      api.double.sent.push({ document, command, args, by: `${actAs} ${cause}` })
      return { document, seq: 7, generation: 1, result: null }
    },
  })
  const proposal = {
    callId: 'call-1',
    field: 'bedrooms',
    value: 2,
    confidence: 0.9,
    quote: 'two bedrooms',
  }
  const first = await call(client, 'propose_field', proposal)
  expect(first.structuredContent).toMatchObject({ segmentId: 's2', seq: 7 })
  expect(api.double.sent[0]).toMatchObject({
    document: 'call:call-1',
    command: 'annotate',
    by: 'service:assistcraft mcp:propose_field',
    args: {
      annotation: {
        kind: 'fieldProposal',
        type: 'bedrooms',
        value: { field: 'bedrooms', value: 2 },
        by: 'service:assistcraft',
        status: 'open',
      },
    },
  })
  const again = await call(client, 'propose_field', proposal)
  expect(again.structuredContent?.annotationId).toBe(first.structuredContent?.annotationId)
})

test('proposals that are wrong, or for another call, are refused and change nothing', async () => {
  const api = await createTestApi()
  await insertCall(api, 'Sara')
  const proposal = { callId: 'call-1', field: 'bedrooms', value: 2, confidence: 0.9 }
  const inPerson = await connectAs(api, 'Sara')
  expect(await call(inPerson, 'propose_field', proposal)).toMatchObject({ isError: true })
  const act = { act: { sub: 'assistcraft' }, call: 'call-1' }
  const client = await connectAs(api, 'Sara', undefined, act)
  for (const wrong of [
    { callId: 'call-2' },
    { field: 'stage', value: 'won' },
    { value: 'many' },
    { segmentId: 's9' },
  ]) {
    expect(await call(client, 'propose_field', { ...proposal, ...wrong })).toMatchObject({
      isError: true,
    })
  }
  expect(api.double.sent).toEqual([])
})

test('a task is a row and an event at once', async () => {
  const api = await createTestApi()
  const client = await connectAs(api, 'Sara', undefined, {
    act: { sub: 'assistcraft' },
    call: 'call-1',
  })
  const made = await call(client, 'create_task', { title: 'Call back' })
  expect(made.isError).toBeUndefined()
  const [event] =
    await api.sql`select resource, actor, new from entity_events order by sequence desc limit 1`
  expect(event).toMatchObject({
    resource: 'task',
    actor: 'service:assistcraft',
    new: { title: 'Call back', ownerId: api.personOf('Sara').id, callId: 'call-1' },
  })
})

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
