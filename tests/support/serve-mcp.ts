import { serve } from '@hono/node-server'
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { once } from 'node:events'
import { createServer, request as send, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { createMcpRoutes } from '#app/mcp/routes.ts'
import { createTestApi } from './test-api.ts'
import { MCP } from './mcp-client.ts'

/**
 * The mount of the MCP server on a port of its own, behind real tokens. The suite has no way to send one: a proxy before it adds a person's, and
 * leaves host and origin as they came.
 */
export async function serveMcp(createFixture?: () => McpServer): Promise<string> {
  const api = await createTestApi()
  const proxy = createServer()
  const port = await listen(proxy)
  const urls = { ...api.deps.urls, app: `http://localhost:${port}` }
  const app = new Hono().route('/', createMcpRoutes({ ...api.deps, urls }, createFixture))
  const behind = serve({ fetch: app.fetch, port: 0 }) as Server
  if (!behind.listening) await once(behind, 'listening')
  onTestFinished(() => {
    for (const one of [proxy, behind]) {
      one.close()
      one.closeAllConnections()
    }
  })
  const token = await api.tokenOf('Sara', MCP, { scope: 'mcp:read mcp:write', client_id: 'suite' })
  const { port: to } = behind.address() as AddressInfo
  proxy.on('request', (asked, answer) => {
    const headers = { ...asked.headers, authorization: `Bearer ${token}` }
    const { method, url: path } = asked
    const onward = send({ port: to, method, path, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  return `${urls.app}/mcp`
}

async function listen(server: Server): Promise<number> {
  server.listen(0)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
