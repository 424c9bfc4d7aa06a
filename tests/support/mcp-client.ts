import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { onTestFinished } from 'vitest'
import { TEST_URLS, type TestApi } from './test-api.ts'

/** Where the tools are, and for whom their tokens are. */
export const MCP = `${TEST_URLS.app}/mcp`
export const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
}
export const ACCEPT = { accept: 'application/json, text/event-stream' }

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

/** A person of the demo with the tools, as the SDK for clients speaks to them. */
export async function connectAs(
  api: TestApi,
  name: string,
  scope = 'mcp:read mcp:write',
  extra = {},
) {
  return connect(api, await api.tokenOf(name, MCP, { scope, ...extra }))
}

export async function call(client: Client, name: string, args: object = {}) {
  const result = await client.callTool({ name, arguments: { ...args } })
  return result as {
    isError?: boolean
    content: { text: string }[]
    structuredContent?: Record<string, never>
  }
}
