import { expect, test } from 'vitest'
import { call, connectAs } from '#tests/support/mcp-client.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { SEARCHES } from './nouns.ts'

/** The nouns as REST calls them, in an order that both take. */
const ASKED = {
  leads: { path: 'leads', order: { column: 'created', direction: 'desc' } },
  listings: { path: 'listings', order: { column: 'created', direction: 'desc' } },
  contacts: { path: 'contacts', order: { column: 'created', direction: 'desc' } },
  properties: { path: 'properties', order: { column: 'created', direction: 'desc' } },
  calls: { path: 'calls', order: { column: 'started', direction: 'desc' } },
  viewings: { path: 'viewings', order: { column: 'start', direction: 'asc' } },
  tasks: { path: 'tasks', order: { column: 'created', direction: 'desc' } },
} as const
type Plural = keyof typeof ASKED

test('every noun with a list that programs may read has its search', () => {
  expect(SEARCHES.map(({ name }) => name)).toEqual(
    Object.keys(ASKED).map((plural) => `search_${plural}`),
  )
})

test.each(['Sara', 'Layla', 'Adam'])(
  '[bar 39] %s reads the same rows by the tools as by REST, page by page',
  async (name) => {
    const api = await createTestApi()
    const program = await connectAs(api, name, 'mcp:read')
    for (const plural of Object.keys(ASKED) as Plural[]) {
      const { path, order } = ASKED[plural]
      const sort = `${order.direction === 'desc' ? '-' : ''}${order.column}`
      const hidden = ['leads', 'listings', 'contacts'].includes(plural) ? '&archived=false' : ''
      const rest = await api.as(name, `/api/v1/${path}?limit=200&sort=${sort}${hidden}`)
      const { data } = (await rest.json()) as { data: { id: string }[] }
      const rows: { id: string }[] = []
      let cursor: string | undefined
      do {
        const args = { limit: 25, sort: [order], ...(cursor ? { cursor } : {}) }
        const answer = await call(program, `search_${plural}`, args)
        expect(answer.isError, `${plural}: ${answer.content[0]?.text}`).toBeUndefined()
        rows.push(...(answer.structuredContent?.[plural] ?? []))
        cursor = answer.structuredContent?.['next'] ?? undefined
      } while (cursor && rows.length < 200)
      const seen = rows.slice(0, 200)
      // Clocks are told by REST beside a lead; the search tells the lead alone.
      const plain = data.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'clocks')),
      )
      expect(seen, `${plural} of ${name}`).toEqual(plain)
    }
  },
)

test('conditions are the list’s own; what it does not have, says twice or cannot compare is refused', async () => {
  const api = await createTestApi()
  const program = await connectAs(api, 'Adam', 'mcp:read')
  const filter = [{ column: 'stage', operator: 'is', values: ['new', 'viewing'] }]
  const found = await call(program, 'search_leads', { filter, limit: 25 })
  const leads: { stage: string }[] = found.structuredContent?.leads ?? []
  expect(leads.length).toBeGreaterThan(0)
  expect(leads.filter(({ stage }) => stage !== 'new' && stage !== 'viewing')).toEqual([])
  for (const wrong of [
    { filter: [{ column: 'password', operator: 'is', values: ['x'] }] },
    { filter: [{ column: 'stage', operator: 'between', values: ['new', 'won'] }] },
    { filter: [{ column: 'stage', operator: 'is', values: ['no such stage'] }] },
    { filter, stage: 'new' },
    { sort: [{ column: 'phone', direction: 'asc' }] },
    { limit: 1_000 },
    { cursor: 'forged' },
    { query: 'x'.repeat(10_000) },
    { query: '\u0000' },
    { select: '*' },
  ])
    expect(await call(program, 'search_leads', wrong), JSON.stringify(wrong)).toMatchObject({
      isError: true,
    })
})

test('odd words are looked for and nothing breaks', async () => {
  const api = await createTestApi()
  const program = await connectAs(api, 'Adam', 'mcp:read')
  for (const query of ['O’Brien', '٠٥٠', '\u202eأحمد', '🏠', '%_\\', "' or 1=1 --", 'ب'.repeat(80)])
    for (const { name } of SEARCHES) {
      const answer = await call(program, name, { query })
      expect(answer.isError, `${name} ${query}`).toBeUndefined()
    }
})
