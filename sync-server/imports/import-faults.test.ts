import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { moveImport } from '#db/pace/imports/imports.ts'
import { teams } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startChild } from '../testing/faults/start-child.ts'
import { importNow, putAdmin, stageImport } from '../testing/start-imports.ts'

const COUNT = 1_200
const PEOPLE = 900

/** What there is of leads and their people, and what was told of it. */
async function tally(db: PaceDb) {
  const [row] = await db.execute<Record<string, number>>(sql`select
    (select count(*)::int from leads) as leads,
    (select count(distinct reference)::int from leads) as references,
    (select count(*)::int from contacts) as contacts,
    (select count(distinct phone)::int from contacts) as phones,
    (select count(*)::int from documents where kind = 'lead') as documents,
    (select count(*)::int from entity_events where resource = 'lead') as events,
    (select count(*)::int from external_records) as called,
    (select count(*)::int from import_changes) as changes,
    (select count(*)::int from import_rows where outcome is not null) as marked,
    (select count(*)::int from leads where archived_at is not null) as archived`)
  return row
}

test(
  '[IM6] a process that is killed in the middle is followed by the next, forwards and back',
  { timeout: 240_000 },
  async () => {
    const child = await startChild({ withData: true })
    const { db, close } = connectPace(child.adminUrl, { max: 2 })
    onTestFinished(close)
    await db.insert(teams).values({ id: crypto.randomUUID(), name: 'Marina' })
    const personId = await putAdmin(db)
    const rows = Array.from({ length: COUNT }, (_, at) => [
      `x${at}`,
      `Person ${at % PEOPLE}`,
      `+97150${String(1_000_000 + (at % PEOPLE))}`,
    ])
    const id = await stageImport(db, personId, { headers: ['ID', 'Name', 'Phone'], rows })
    await moveImport(db, id, { from: ['mapping'], state: 'checking' })
    await waitFor(async () => (await importNow(db, id)).state === 'checked')
    await moveImport(db, id, { from: ['checked'], state: 'running' })
    const killAfterMore = async (reached: () => Promise<number>, end: string) => {
      const before = await reached()
      await waitFor(
        async () => (await reached()) > before || (await importNow(db, id)).state === end,
      )
      await child.kill()
      const there = await tally(db)
      expect(there?.['leads']).toBe(there?.['marked'])
      expect(there?.['leads']).toBe(there?.['events'] && there['documents'])
      await child.start()
    }
    for (let kills = 0; kills < 2; kills += 1)
      await killAfterMore(async () => (await importNow(db, id)).done, 'done')
    await waitFor(async () => (await importNow(db, id)).state === 'done')
    const whole = {
      leads: COUNT,
      references: COUNT,
      contacts: PEOPLE,
      phones: PEOPLE,
      documents: COUNT,
      called: COUNT,
      changes: COUNT + PEOPLE,
      marked: COUNT,
      archived: 0,
    }
    expect(await tally(db)).toMatchObject({ ...whole, events: COUNT })
    await moveImport(db, id, { from: ['done'], state: 'undoing' })
    const undone = async () => (await importNow(db, id)).undone
    const before = await undone()
    await waitFor(async () => (await undone()) > before)
    await child.kill()
    await child.start()
    await waitFor(async () => (await importNow(db, id)).state === 'undone')
    expect(await importNow(db, id)).toMatchObject({ undone: COUNT + PEOPLE, kept: 0 })
    expect(await tally(db)).toMatchObject({ ...whole, called: 0, archived: COUNT })
  },
)
