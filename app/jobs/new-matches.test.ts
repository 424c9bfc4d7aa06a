import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { IMPORT_ACTOR } from '#domain/import/import.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { foundCompany } from '#tests/support/company.ts'
import { MATCH_TASK, queueNewMatches } from './new-matches.ts'

const told = (patch: Partial<EntityEvent>): EntityEvent => ({
  resource: 'listing',
  key: 'a',
  old: {},
  new: { status: 'available' },
  actor: 'person:x',
  sequence: 1,
  documentSeq: 1,
  at: '2026-03-10T08:00:00.000Z',
  ...patch,
})

test('a home that comes to be had, gets its price or comes down in it is looked at once; nothing else that is told of it, and nothing imported', async () => {
  const { db } = await foundCompany()
  await queueNewMatches(db, [
    told({ key: 'comes' }),
    told({ key: 'comes', old: { price: 2 }, new: { price: 1 } }),
    told({ key: 'cheaper', old: { price: 2_000_000 }, new: { price: 1_900_000 } }),
    told({ key: 'dearer', old: { price: 1_900_000 }, new: { price: 2_000_000 } }),
    told({ key: 'priced', old: { price: null }, new: { price: 2_000_000 } }),
    told({ key: 'sold', new: { status: 'sold' } }),
    told({ key: 'gone', new: null }),
    told({ key: 'imported', actor: IMPORT_ACTOR }),
    told({ key: 'lead', resource: 'lead' }),
  ])
  const jobs = await db.execute(
    sql`select key from graphile_worker.jobs where task_identifier = ${MATCH_TASK} order by key`,
  )
  const expected = ['cheaper', 'comes', 'priced'].map((key) => `${MATCH_TASK}:${key}`)
  expect(jobs.map(({ key }) => key)).toEqual(expected)
})
