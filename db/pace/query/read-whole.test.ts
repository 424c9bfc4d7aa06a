import { asc, eq, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { createTestApi } from '#tests/support/test-api.ts'
import {
  areas,
  calls,
  contacts,
  leads,
  listings,
  portalPublications,
  properties,
  tasks,
  viewings,
} from '../schema.ts'
import { besideWhole, readWhole } from './read-whole.ts'

test('whole rows are what drizzle reads, prepared or not, in a transaction or not', async () => {
  const { deps } = await createTestApi()
  const { db } = deps
  const tables: PgTable[] = [leads, listings, contacts, calls, properties, tasks, viewings]
  for (const table of tables) {
    const id = asc(Reflect.get(table, 'id'))
    const expected = await db.select().from(table).orderBy(id).limit(30)
    expect(expected.length).toBeGreaterThan(0)
    for (const isPrepared of [false, true, true]) {
      const asked = { where: undefined, order: [id], limit: 30, isPrepared }
      expect(await readWhole(db, table, asked)).toEqual(expected)
      expect(await db.transaction((tx) => readWhole(tx, table, asked))).toEqual(expected)
    }
  }
})

test('a condition and an order are asked as they are', async () => {
  const { deps } = await createTestApi()
  const where = eq(portalPublications.state, 'live')
  const order = [asc(portalPublications.listingId), asc(portalPublications.portal)]
  const rows = await readWhole(deps.db, portalPublications, { where, order })
  const expected = deps.db.select().from(portalPublications).where(where)
  expect(rows).toEqual(await expected.orderBy(...order))
})

test('what stands beside whole rows in other tables is read with them, null where there is none', async () => {
  const { db } = await createTestApi()
  const first = await db.select().from(listings).orderBy(asc(listings.id)).limit(1)
  await db
    .update(listings)
    .set({ area: null })
    .where(eq(listings.id, first[0]?.id ?? ''))
  const order = [asc(listings.id)]
  const expected = await db
    .select({ whole: listings, beside: { area: areas.name, order: areas.position } })
    .from(listings)
    .leftJoin(areas, eq(areas.key, listings.area))
    .orderBy(...order)
    .limit(20)
  const read = besideWhole<typeof listings, { area: string | null; order: number | null }>(
    listings,
    sql`${listings} left join ${areas} on ${areas.key} = ${listings.area}`,
    { area: areas.name, order: areas.position },
  )
  const rows = await read(db, { where: undefined, order, limit: 20, isPrepared: true })
  const none = { area: null, order: null }
  expect(rows).toEqual(expected.map(({ whole, beside }) => ({ whole, beside: beside ?? none })))
  expect(rows[0]?.beside.area).toBeNull()
  expect(rows.some(({ beside }) => beside.area)).toBe(true)
})
