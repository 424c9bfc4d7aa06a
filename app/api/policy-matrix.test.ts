import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { expect, onTestFinished, test } from 'vitest'
import { type Actor, can } from '#domain/access.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import { leads, listings } from '#db/pace/schema.ts'
import { createTestApi, TEST_URLS, type TestApi } from '#tests/support/test-api.ts'
import { rowFields } from './wire.ts'

const PEOPLE = ['Sara', 'Omar', 'Layla', 'Adam'] as const
const MCP = `${TEST_URLS.app}/mcp`

function actorOf(api: TestApi, name: string): Extract<Actor, { kind: 'person' }> {
  const { id, role, teamId } = api.personOf(name)
  if (!role) throw new Error(`${name} has no role.`)
  return { kind: 'person', id, role, teamId }
}

/** What the policy itself says, row by row: the other ways in are held against this. */
async function allowed(api: TestApi, name: string) {
  const actor = actorOf(api, name)
  const leadRows = await api.db.select().from(leads)
  const listingRows = await api.db.select().from(listings)
  const mayReadLead = (row: (typeof leadRows)[number]) =>
    can(actor, 'read', 'lead', leadFacts(rowFields(LEAD_FIELDS, row)))
  return {
    leads: idsOf(leadRows.filter(mayReadLead)),
    listings: idsOf(
      listingRows.filter(({ agentId, teamId }) =>
        can(actor, 'read', 'listing', { ownerId: agentId, teamId }),
      ),
    ),
  }
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id).toSorted()
}

async function overRest(api: TestApi, name: string, path: 'leads' | 'listings'): Promise<string[]> {
  const response = await api.as(name, `/api/v1/${path}?limit=200`)
  const { data, next } = await response.json()
  expect(next).toBeNull()
  return idsOf(data)
}

async function connect(api: TestApi, name: string) {
  const token = await api.tokenOf(name, MCP, { scope: 'mcp:read' })
  const client = new Client({ name: 'matrix', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(MCP), {
    fetch: async (url, init) => api.api.request(String(url), init),
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  })
  await client.connect(transport)
  onTestFinished(() => client.close())
  return client
}

/** Every record that there is, asked for one by one. */
async function overMcp(
  api: TestApi,
  name: string,
  tool: 'read_lead' | 'read_listing',
  ids: readonly string[],
) {
  const client = await connect(api, name)
  const seen: string[] = []
  for (const id of ids) {
    const { isError } = await client.callTool({ name: tool, arguments: { id } })
    if (!isError) seen.push(id)
  }
  return seen.toSorted()
}

async function overReporting(
  api: TestApi,
  name: string,
  measure: 'leads' | 'listings',
): Promise<number | null> {
  const { id, role, teamId } = actorOf(api, name)
  const { rows } = await runPlan(api.deps.reporting, checkPlan({ measure }), {
    personId: id,
    role,
    teamId,
  })
  return rows[0]?.value ?? null
}

test.each(PEOPLE)(
  '%s sees the same rows over REST, MCP and questions, and they are those of the policy',
  async (name) => {
    const api = await createTestApi({ scale: 0.15 })
    const expected = await allowed(api, name)
    expect(await overRest(api, name, 'leads')).toEqual(expected.leads)
    expect(await overRest(api, name, 'listings')).toEqual(expected.listings)
    const allLeads = idsOf(await api.db.select({ id: leads.id }).from(leads))
    const allListings = idsOf(await api.db.select({ id: listings.id }).from(listings))
    expect(await overMcp(api, name, 'read_lead', allLeads)).toEqual(expected.leads)
    expect(await overMcp(api, name, 'read_listing', allListings)).toEqual(expected.listings)
    expect(await overReporting(api, name, 'leads')).toBe(expected.leads.length)
    expect(await overReporting(api, name, 'listings')).toBe(expected.listings.length)
  },
)

test('the demo people differ in what they see, or the matrix would prove nothing', async () => {
  const api = await createTestApi({ scale: 0.15 })
  const counts = await Promise.all(
    PEOPLE.map(async (name) => (await allowed(api, name)).leads.length),
  )
  expect(new Set(counts).size).toBeGreaterThan(2)
})
