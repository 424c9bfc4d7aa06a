import { expect, test } from 'vitest'
import { CALL_LIST } from '#domain/list/calls.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { findCallRecord, listCallRecords } from './records.ts'
import type { InstantCursor } from '../query/keyset.ts'
import { calls } from '../schema.ts'

const every = listQuery(CALL_LIST, '')

test('a reader that pages on meets every call once in the order of its last change', async () => {
  const { db } = await foundCompany()
  const hours = ['10', '11', '11', '11', '12']
  await db.insert(calls).values(
    hours.map((hour, index) => ({
      id: `call-${index}`,
      source: 'test',
      state: index === 0 ? 'live' : 'ended',
      updatedAt: `2026-03-01T${hour}:00:00.000Z`,
    })),
  )
  const rows = await readPages((after?: InstantCursor) =>
    listCallRecords(db, 'all', every, { limit: 2, after }),
  )
  expect(rows.map((row) => row.id)).toEqual(hours.map((_, index) => `call-${index}`))
  const asked = listQuery(CALL_LIST, 'state=live&started.after=2020-01-01')
  const live = await listCallRecords(db, 'all', asked, { limit: 9 })
  expect(live.rows.map((row) => row.id)).toEqual(['call-0'])
})

test('a call is found by its agent and the manager of its team, and by nobody else', async () => {
  const { db, sara, noor, marina, downtown } = await foundCompany()
  await db
    .insert(calls)
    .values({ id: 'call', source: 'test', state: 'live', agentId: noor.id, teamId: marina })
  const find = (personId: string, teamId: string | null, wholeTeam = false) =>
    findCallRecord(db, { personId, teamId, wholeTeam }, 'call')
  expect(await find(noor.id, downtown)).toMatchObject({ id: 'call' })
  expect(await find(sara.id, marina, true)).toMatchObject({ id: 'call' })
  expect(await find(sara.id, marina)).toBeNull()
  expect(await find(sara.id, downtown, true)).toBeNull()
})
