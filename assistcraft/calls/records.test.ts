import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import type { TokenClient } from '#service/identity/token-client.ts'
import { createRecords } from './records.ts'

type Asked = { tool: string; args: Record<string, unknown>; bearer: string | null }

/** An MCP server over real HTTP that answers as app's tools do. */
async function startMcp(answers: Record<string, Record<string, unknown>>) {
  const asked: Asked[] = []
  let bearer: string | null = null
  function build(): McpServer {
    const server = new McpServer({ name: 'stand-in', version: '1' })
    for (const [name, answer] of Object.entries(answers)) {
      server.registerTool(name, { inputSchema: z.looseObject({}) }, (args) => {
        asked.push({ tool: name, args, bearer })
        return { content: [], structuredContent: answer }
      })
    }
    return server
  }
  const server = createServer(
    getRequestListener(async (request) => {
      bearer = request.headers.get('authorization')
      const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
      await build().connect(transport)
      return transport.handleRequest(request)
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return {
    asked,
    appUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
  }
}

function delegating(delegation: TokenClient['delegation']): TokenClient {
  const never = () => Promise.reject(new Error('only delegations are asked for'))
  return { delegation, clientToken: never, exchange: never }
}

test('records are read with the call’s own delegation, and only what a lead’s fields hold is taken', async () => {
  const { asked, appUrl } = await startMcp({
    read_lead: {
      lead: { bedrooms: 2, areas: ['jvc'], stage: 'odd', secret: 'x', budgetMax: null },
    },
  })
  const wanted: unknown[] = []
  const tokens = delegating(async (delegation) => {
    wanted.push(delegation)
    return 'for-this-call'
  })
  const lead = await createRecords({ appUrl, tokens }).readLead('call-1', 'lead-1')
  expect(lead).toEqual({ bedrooms: 2, areas: ['jvc'] })
  expect(wanted).toEqual([{ call: 'call-1', resource: `${appUrl}/mcp`, scope: 'mcp:read' }])
  expect(asked).toEqual([
    { tool: 'read_lead', args: { id: 'lead-1' }, bearer: 'Bearer for-this-call' },
  ])
})

test('areas and buildings come with their kind; listings as one line each', async () => {
  const { appUrl } = await startMcp({
    list_areas: {
      areas: [{ key: 'jvc', name: 'JVC', aliases: [] }],
      buildings: [{ key: 'bloom', name: 'Bloom Towers', aliases: [] }],
    },
    search_listings: {
      listings: [
        { reference: 'P-1', title: 'Studio', price: 62000, rentPeriod: 'year' },
        { broken: true },
      ],
    },
  })
  const records = createRecords({ appUrl, tokens: delegating(async () => 't') })
  expect((await records.listAreas('c'))?.map(({ key, kind }) => [key, kind])).toEqual([
    ['jvc', 'area'],
    ['bloom', 'building'],
  ])
  expect(await records.searchListings('c', { area: 'jvc' }, 'AED')).toEqual([
    { reference: 'P-1', title: 'Studio', price: 'AED 62,000 per year' },
  ])
})

test('a call without a delegation has no look-ups, and that is no failure', async () => {
  const { asked, appUrl } = await startMcp({})
  const refused = delegating(() =>
    Promise.reject(new DomainError('forbidden', 'The call has no agent.')),
  )
  expect(await createRecords({ appUrl, tokens: refused }).listAreas('c')).toBeNull()
  expect(asked).toEqual([])
  const lost = delegating(() => Promise.reject(new DomainError('unavailable', 'Down.')))
  await expect(createRecords({ appUrl, tokens: lost }).listAreas('c')).rejects.toThrow('Down')
})
