import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readListState } from '#domain/list/address.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { sortable } from '#domain/list/state.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { listLeads } from '../leads/page.ts'
import type { ListCursor } from './order.ts'

const { admin, app: db } = await openBrokerage()
// Some that have nothing at all, and a room count that no list knows any longer.
await admin.execute(sql`update leads set name = null, budget_max = null, next_follow_up_at = null, bedrooms = 40,
  temperature = null, intent = null where reference like '%7'`)
/** It keeps every lead, and so few that they are fetched and put in order. */
const EVERY = 'created.after=2000-01-01'

const asked = (query: string) => ({
  ...readListState(LEAD_LIST, new URLSearchParams(query), SOME_HOUSE),
  zone: SOME_HOUSE.zone,
})
const whole = async (query: string) =>
  (await listLeads(db, 'all', asked(query), { limit: 900 })).rows
const paged = (query: string) =>
  readPages((after?: ListCursor) => listLeads(db, 'all', asked(query), { limit: 23, after }))

const ORDERS = [
  ...sortable(LEAD_LIST).flatMap((name) => [name, `-${name}`]),
  'stage,-budget',
  '-stage,intent,name',
  'followUp,-name',
  '-budget,followUp,stage',
  'temperature,-bedrooms,-updated',
  '-followUp,budget,-created',
]

test.each(ORDERS)(
  'by %s the list is the same along its indexes, put in order, and page by page',
  async (sort) => {
    const along = await whole(`sort=${sort}`)
    expect(new Set(along.map(({ id }) => id)).size).toBe(along.length)
    const fetched = await whole(`sort=${sort}&${EVERY}`)
    expect(fetched.map(({ id }) => id)).toEqual(along.map(({ id }) => id))
    expect(await paged(`sort=${sort}`)).toEqual(along)
    expect(await paged(`sort=${sort}&${EVERY}`)).toEqual(along)
  },
)

test.each([
  { key: [], id: 'a' },
  { key: ['2026-03-01 10:00:00+00'], id: 'nobody' },
  { key: ['soon'], id: '11111111-1111-4111-8111-111111111111' },
  { key: [null], id: '11111111-1111-4111-8111-111111111111' },
  { key: ['1', '2'], id: '11111111-1111-4111-8111-111111111111' },
])('a cursor that is not of this order is refused before Postgres sees it: %j', async (after) => {
  await expect(listLeads(db, 'all', asked(''), { limit: 5, after })).rejects.toThrow(
    /Open the list again/,
  )
})
