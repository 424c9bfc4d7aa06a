import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { explain } from '#tests/support/explain.ts'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { connectPace, type PaceDb } from '../client.ts'
import { LEAD_SOURCE } from '../leads/page.ts'
import { BOUNDS } from './find-ids.ts'
import type { ListCursor } from './order.ts'
import { readPage } from './read-page.ts'

/** How a page is found: fetched and put in order, walked to, or fetched because it is far from where one begins. */
const WAYS = {
  few: BOUNDS,
  near: { few: 0, near: 100_000 },
  far: { few: 0, near: 10 },
}
const LEADS = 400

async function openHouse() {
  const { pace, db } = await foundCompany()
  const at = sql`'2026-01-01'::timestamptz + n * interval '1 hour'`
  await db.execute(sql`insert into leads (id, reference, stage, name, bedrooms, budget_max, created_at, updated_at)
    select gen_random_uuid(), 'L-' || n, case when n % 5 = 0 then 'won' else 'new' end,
      case when n % 7 > 0 then 'Olga ' || n % 40 end, n % 4, case when n % 3 > 0 then n % 50 end, ${at}, ${at}
    from generate_series(1, ${LEADS}::int) as n`)
  await db.execute(sql`vacuum analyze leads, lead_search`)
  return { db, pace }
}

test.each([
  'created.before=2026-01-05&sort=-updated',
  'created.before=2026-01-05&sort=-budget,name',
  'stage=won&sort=name',
  'stage=won&sort=-budget',
  'bedrooms=2&stage=new&sort=-bedrooms,budget',
])('a page is the same however it is found: %s', async (address) => {
  const { db } = await openHouse()
  const idsBy = async (way: keyof typeof WAYS) => {
    const rows = await readPages((after?: ListCursor) =>
      page(db, address, { limit: 7, after }, way),
    )
    return rows.map(({ id }) => id)
  }
  const few = await idsBy('few')
  expect(few.length).toBeGreaterThan(20)
  expect(await idsBy('near')).toEqual(few)
  expect(await idsBy('far')).toEqual(few)
})

test('what is old, the newest first, is fetched and not walked to past all that is new', async () => {
  const { pace } = await openHouse()
  const { sql: asApp, close } = connectPace(pace.urls.pace_app, { max: 1 })
  const stepsOf = async (way: keyof typeof WAYS) => {
    const address = 'created.before=2026-01-05&sort=-updated'
    const asked = await explain(asApp, (db) => page(db, address, { limit: 7 }, way))
    return asked.flatMap(({ nodes }) => nodes)
  }
  expect(await stepsOf('far')).toContain('Sort')
  await close()
})

function page(
  db: PaceDb,
  address: string,
  cut: { limit: number; after?: ListCursor },
  way: keyof typeof WAYS,
) {
  return readPage(db, LEAD_SOURCE, undefined, listQuery(LEAD_LIST, address), cut, WAYS[way])
}
