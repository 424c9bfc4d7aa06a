import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readEventStream } from '#live/read-event-stream.ts'
import {
  clientOf,
  type Made,
  type SandboxHost,
  startSandboxHost,
} from '#tests/support/sandbox-host.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startReceiver } from '#tests/support/webhook-receiver.ts'

let host: SandboxHost
let made: Made

beforeAll(async () => {
  host = await startSandboxHost()
  made = await host.make('Programs')
})
afterAll(() => host?.stop())

const ask = (phone: string) => ({ name: 'Hessa عبدالله', phone, message: 'متى يمكن المعاينة؟' })

test('events come over a stream that stays open', async () => {
  const client = clientOf(made)
  const leaving = new AbortController()
  const response = await fetch(`${made.sandbox.url}/api/v1/events/stream?resource=lead`, {
    headers: { authorization: `Bearer ${await client.token()}` },
    signal: leaving.signal,
  })
  expect(response.status).toBe(200)
  expect((await client.api('enquiries', 'POST', ask('+971504445566'))).status).toBe(201)
  if (!response.body) throw new Error('no stream')
  for await (const { data } of readEventStream(response.body)) {
    expect(JSON.parse(data)).toMatchObject({ resource: 'lead' })
    break
  }
  leaving.abort()
})

test('webhooks go out, to the integrator’s own machine too', async () => {
  const receiver = await startReceiver()
  const { api } = clientOf(made)
  const wanted = { url: receiver.url, resources: ['lead'], scopes: ['leads:read'] }
  const { status, body } = await api('webhooks', 'POST', wanted)
  expect(status, JSON.stringify(body)).toBe(201)
  expect((await api('enquiries', 'POST', ask('+971504445577'))).status).toBe(201)
  await waitFor(() => receiver.told().length > 0, { what: 'a webhook' })
})

test('OData and the portals’ feed are the sandbox’s own', async () => {
  const client = clientOf(made)
  const { url } = made.sandbox
  const odata = await fetch(`${url}/reso/odata/Property?$top=2`, {
    headers: { authorization: `Bearer ${await client.token()}` },
  })
  const read: unknown = await odata.json()
  expect(odata.status, JSON.stringify(read)).toBe(200)
  const { '@odata.context': context } = z.looseObject({ '@odata.context': z.string() }).parse(read)
  expect(context.startsWith(url)).toBe(true)
  const feed = await fetch(`${url}/portals/bayut.xml`)
  expect(feed.status).toBe(401)
})

test('somebody of the brokerage uses the tools of MCP, by a token that the sandbox gives', async () => {
  const { url } = made.sandbox
  const given = await fetch(`${url}/sandbox/tokens`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await clientOf(made).token()}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ resource: 'mcp' }),
  })
  const granted: unknown = await given.json()
  expect(given.status, JSON.stringify(granted)).toBe(201)
  const { access_token: token } = z.object({ access_token: z.string() }).parse(granted)
  const mcp = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 'test', version: '1' },
      },
    }),
  })
  expect(mcp.status, await mcp.text()).toBe(200)
})

test('what is far too large is refused, and the connection is good for the next request', async () => {
  const { api, token } = clientOf(made)
  const response = await fetch(`${made.sandbox.url}/api/v1/enquiries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'a'.repeat(300_000) }),
  })
  expect(response.status).toBe(413)
  expect((await api('leads?limit=1')).status).toBe(200)
})
