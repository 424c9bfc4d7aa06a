import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { expect, test } from 'vitest'
import { createMcpSessions } from './sessions.ts'

const INTRODUCTION = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
}

function openSessions() {
  let clock = 0
  const sessions = createMcpSessions({
    createServer: () => new McpServer({ name: 'test', version: '1' }),
    now: () => (clock += 1),
    each: 2,
  })
  const introduce = async (owner: string): Promise<string> => {
    const transport = await sessions.open(owner)
    const response = await transport.handleRequest(
      new Request('http://localhost/mcp', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify(INTRODUCTION),
      }),
    )
    await response.body?.cancel()
    return response.headers.get('mcp-session-id') ?? ''
  }
  return { introduce, find: sessions.find }
}

test('whoever opens more sessions than one may have loses their own oldest, and nobody else’s', async () => {
  const { introduce, find } = openSessions()
  const others = await introduce('other')
  const [first, second] = [await introduce('one'), await introduce('one')]
  find(first, 'one')
  const third = await introduce('one')
  expect(find(second, 'one')).toBeNull()
  for (const id of [first, third]) expect(find(id, 'one')).not.toBeNull()
  expect(find(others, 'other')).not.toBeNull()
})
