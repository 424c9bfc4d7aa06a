import { calls } from '#db/pace/schema.ts'
import { call, connectAs } from './mcp-client.ts'
import type { TestApi } from './test-api.ts'

type Reader = { api: TestApi; name: string }

const SEARCHES = [
  'search_leads',
  'search_listings',
  'search_contacts',
  'search_properties',
  'search_calls',
  'search_viewings',
  'search_tasks',
] as const

/** Everything that programs are told of records for this reader, as text, by surface. */
export const OVER_MCP: Record<string, (reader: Reader) => Promise<string>> = {
  ...Object.fromEntries(
    SEARCHES.map((tool) => [`MCP ${tool}`, (reader: Reader) => searched(reader, tool)]),
  ),
  'MCP search by name': (reader) => told(reader, 'search_leads', { query: 'Secret' }),
  'MCP search by phone': (reader) => told(reader, 'search_contacts', { query: '9715550' }),
  'MCP read_call': callsRead,
}

/** Every page of what a tool finds. */
async function searched(reader: Reader, tool: string): Promise<string> {
  const all: string[] = []
  let cursor: unknown
  do {
    const args = { limit: 25, ...(cursor ? { cursor } : {}) }
    const { structuredContent = {} } = await call(await programOf(reader), tool, args)
    all.push(JSON.stringify(structuredContent))
    cursor = structuredContent['next']
  } while (cursor)
  return all.join('')
}

async function told(reader: Reader, tool: string, args: object): Promise<string> {
  return JSON.stringify(await call(await programOf(reader), tool, args))
}

async function callsRead(reader: Reader): Promise<string> {
  const rows = await reader.api.db.select({ id: calls.id }).from(calls).orderBy(calls.id).limit(60)
  const all: string[] = []
  for (const { id } of rows) all.push(await told(reader, 'read_call', { id }))
  return all.join('')
}

const programs = new WeakMap<TestApi, Map<string, ReturnType<typeof connectAs>>>()

/** One session for each reader: a program does not begin anew for each call. */
function programOf({ api, name }: Reader) {
  const known = programs.get(api) ?? new Map<string, ReturnType<typeof connectAs>>()
  programs.set(api, known)
  const program = known.get(name) ?? connectAs(api, name, 'mcp:read')
  known.set(name, program)
  return program
}
