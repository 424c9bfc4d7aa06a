import { afterAll, expect, test } from 'vitest'
import { explain } from '#tests/support/explain.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace } from '../client.ts'
import { readPortalListings } from './portal-listings.ts'

const { pace, drop } = await createTestDatabases({ keep: true })
const { sql, close } = connectPace(pace.adminUrl, { max: 1 })
afterAll(async () => {
  await close()
  await drop()
})

test('the last page of a feed costs what the first one does', async () => {
  await sql`insert into listings (id, reference, status) select gen_random_uuid(), 'X-' || n, 'available' from generate_series(1, 5000) n`
  await sql`insert into portal_publications (listing_id, portal, state, at) select id, 'bayut', 'live', now() from listings`
  for (const table of ['listings', 'portal_publications']) await sql.unsafe(`analyze ${table}`)
  const queries = await explain(sql, async (db) => {
    for await (const page of readPortalListings(db, 'bayut', '2026-11-29'))
      expect(page).toBeTruthy()
  })
  const pages = queries.filter((query) => query.sql.includes('portal_publications'))
  const [first, last] = [pages[1], pages.at(-2)]
  expect(pages.length).toBe(26)
  // Of areas there are few: whether they are read whole or by their index is the planner's to choose.
  expect(last?.read.filter((table) => table !== 'areas')).toEqual([])
  expect(last?.blocks).toBeLessThan(2 * (first?.blocks ?? 0))
})
