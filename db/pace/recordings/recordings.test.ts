import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { explain } from '#tests/support/explain.ts'
import { connectPace } from '../client.ts'
import { deleteOldRecordings, findRecording, selectOldRecordings } from './recordings.ts'

const BEFORE = '2026-01-02T00:00:00.000Z'
const COUNT = 3_000

/** So many recordings, a minute apart, all of one content. */
async function open() {
  const { pace: database } = await createTestDatabases()
  const pace = connectPace(database.adminUrl, { max: 2 })
  onTestFinished(pace.close)
  const { sql } = pace
  const hash = 'a'.repeat(64)
  await sql`insert into blobs (hash, bytes, type) values (${hash}, 1, 'audio/wav')`
  await sql`insert into calls (id, source, state)
    select 'c' || lpad(n::text, 5, '0'), 'test', 'ended' from generate_series(1, ${COUNT}::int) n`
  await sql`insert into call_recordings (call_id, hash, recorded_at, added_by)
    select id, ${hash}, timestamptz '2026-01-01T00:00:00Z' + substr(id, 2)::int * interval '1 minute', 'test' from calls`
  await sql`analyze call_recordings`
  return pace
}

test('what is past is found by its age, however many recordings there are', async () => {
  const { sql } = await open()
  const plans = await explain(sql, (db) => selectOldRecordings(db, { before: BEFORE, limit: 20 }))
  expect(plans).toHaveLength(1)
  expect(plans[0]?.read).toEqual([])
  expect(plans[0]?.blocks).toBeLessThan(120)
})

test('the oldest go first, a bounded part at a time, and those of the moment itself stay', async () => {
  const { db, sql } = await open()
  const gone = await deleteOldRecordings(db, { before: BEFORE, limit: 100 })
  expect(gone.map(({ callId }) => callId).toSorted()).toEqual(
    Array.from({ length: 100 }, (_, at) => `c${String(at + 1).padStart(5, '0')}`),
  )
  expect(gone[0]).toMatchObject({ type: 'audio/wav', hash: 'a'.repeat(64) })
  while ((await deleteOldRecordings(db, { before: BEFORE, limit: 1_000 })).length > 0);
  const [left] = await sql`select count(*)::int as count from call_recordings`
  expect(left?.['count']).toBe(COUNT - 24 * 60 + 1)
  expect(await findRecording(db, 'c01440')).toMatchObject({ callId: 'c01440', bytes: 1 })
  expect(await findRecording(db, 'c01439')).toBeNull()
})
