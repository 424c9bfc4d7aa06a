import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { findBulk, insertBulk } from '#db/pace/commands/bulk.ts'
import { leads, people, teams } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { foundBrokerage } from '../testing/brokerage.ts'
import { cutDatabase } from '../testing/faults/cut-database.ts'
import { startBulk } from '../testing/start-bulk.ts'
import { startChild } from '../testing/faults/start-child.ts'

/** How many commits, events and log entries there are, and the counts that were told of them. */
async function tally(db: PaceDb) {
  const [row] = await db.execute<Record<string, number>>(sql`select
    (select count(*)::int from document_updates where seq = 2) as second,
    (select count(*)::int from document_updates where seq > 2) as more,
    (select count(*)::int from entity_events where resource = 'lead') as events,
    (select count(*)::int from command_log) as logged,
    (select count(*)::int from leads where stage = 'contacted') as rows,
    (select sum(changed)::int from bulk_commands) as told`)
  return row
}
const once = (count: number) => ({
  second: count,
  more: 0,
  events: count,
  logged: count,
  rows: count,
  told: count,
})
const COUNT = 300

test(
  '[B10] a process killed in the middle is followed by the next: every record once, and the counts are right',
  { timeout: 120_000 },
  async () => {
    const child = await startChild({ withData: true })
    const { db, close } = connectPace(child.adminUrl, { max: 2 })
    onTestFinished(close)
    const [teamId, personId, id] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    await db.insert(teams).values({ id: teamId, name: 'Marina' })
    const maha = { id: personId, name: 'Maha', email: 'maha@pace.test', role: 'manager' } as const
    await db.insert(people).values({ ...maha, teamId })
    const ids = Array.from({ length: COUNT }, () => crypto.randomUUID())
    await db
      .insert(leads)
      .values(ids.map((lead, at) => ({ id: lead, reference: `L-${at}`, stage: 'new', teamId })))
    const documents = ids.map((lead) => `lead:${lead}`)
    const asked = { kind: 'lead', command: 'setStage', args: { stage: 'contacted' } } as const
    await insertBulk(db, { id, personId, ...asked, total: COUNT, state: 'running' }, documents)
    const changed = async () => (await findBulk(db, id))?.changed ?? 0
    for (let kills = 0; kills < 2; kills += 1) {
      const before = await changed()
      await waitFor(async () => before === COUNT || (await changed()) > before)
      await child.kill()
      const there = await tally(db)
      expect(there).toEqual(once(Number(there?.['told'])))
      await child.start()
    }
    await waitFor(async () => (await findBulk(db, id))?.state === 'done')
    expect(await tally(db)).toEqual(once(COUNT))
  },
)

test('[B11] without a database it waits, and goes on where it stands; an answer that was lost is not done twice', async () => {
  const brokerage = await foundBrokerage()
  const line = await cutDatabase(brokerage.client)
  const { ask, addLeads, bulkNow, ended, admin } = await startBulk({
    brokerage: { ...brokerage, client: line.client },
  })
  const ids = await addLeads(COUNT)
  const { answer } = await ask({ ids, command: 'setStage', args: { stage: 'contacted' } })
  for (const mode of ['cut', 'deaf'] as const) {
    const before = (await bulkNow(answer.id)).changed
    await waitFor(async () => {
      const { changed, state } = await bulkNow(answer.id)
      return changed > before || state === 'done'
    })
    line.set(mode)
    const tries = line.refused()
    if (mode === 'cut') await waitFor(() => line.refused() > tries)
    line.set('through')
  }
  expect(await ended(answer.id)).toMatchObject({ state: 'done', changed: COUNT, refused: 0 })
  expect(await tally(admin)).toEqual(once(COUNT))
})
