import { asc, eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { createTestApi } from '#tests/support/test-api.ts'
import {
  calls,
  contacts,
  leads,
  listings,
  portalPublications,
  properties,
  tasks,
  viewings,
} from '../schema.ts'
import { readWhole } from './read-whole.ts'

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
