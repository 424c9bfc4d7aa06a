import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { explain } from '#tests/support/explain.ts'
import { foundCompany } from '#tests/support/company.ts'
import { connectPace, type PaceDb } from '../client.ts'
import { calls, leads, viewings } from '../schema.ts'
import { findView, readRecords, readViewRecords } from './rows.ts'

const FEW = 2_000
const MANY = 20_000
/** Of so many one goes on. */
const SHARE_OPEN = 100

test('what an event costs an open view does not grow with the rows', async () => {
  const { db, client, fill } = await crowdedCompany()
  const costs: number[] = []
  for (const rows of [FEW, MANY]) {
    await fill(rows)
    const keys = await someKeys(db)
    const plans = await explain(client, (explained) => readRecords(explained, keys))
    expect(plans.length).toBe(3)
    expect(plans.flatMap(({ nodes }) => nodes)).not.toContain('Seq Scan')
    costs.push(plans.reduce((sum, { blocks }) => sum + blocks, 0))
  }
  expect(costs[1]).toBeLessThanOrEqual((costs[0] ?? 0) * 1.5)
})

test('a view is read by index, however much has ended', async () => {
  const { client, marina, sara, fill } = await crowdedCompany()
  await fill(MANY)
  const views = [
    { kind: 'board', teamId: marina },
    { kind: 'wall', teamId: marina },
    { kind: 'desk', personId: sara.id, teamId: marina },
  ] as const
  for (const view of views) {
    const plans = await explain(client, (db) =>
      readViewRecords(db, view, { now: new Date(), zone: 'Asia/Dubai' }),
    )
    expect(plans.flatMap(({ nodes }) => nodes)).not.toContain('Seq Scan')
  }
})

test('a key that is no id is nobody’s, and breaks nothing', async () => {
  const { db } = await foundCompany()
  expect(await readRecords(db, { lead: ['nobody', '\u0661'], viewing: ['x'], call: [] })).toEqual(
    [],
  )
  expect(await findView(db, 'desk', 'nobody')).toBeNull()
  expect(await findView(db, 'board', 'nobody')).toBeNull()
})

/** Of each kind so many records as a test wants, most of them of long ago. */
async function crowdedCompany() {
  const company = await foundCompany()
  const { db, pace, marina, sara } = company
  const { sql: client, close } = connectPace(pace.adminUrl, { max: 1 })
  onTestFinished(close)
  let filled = 0
  async function fill(rows: number): Promise<void> {
    const numbers = sql`generate_series(${filled + 1}::int, ${rows}::int) as n`
    const isOpen = sql`n % ${SHARE_OPEN} = 0`
    const before = sql`now() - interval '90 days'`
    await db.execute(sql`insert into leads (id, reference, stage, team_id, owner_id, stage_changed_at)
      select gen_random_uuid(), 'M-' || n, case when ${isOpen} then 'new' else 'lost' end, ${marina}, ${sara.id}, ${before}
      from ${numbers}`)
    await db.execute(sql`insert into calls (id, source, state, team_id, agent_id, started_at)
      select 'c' || n, 'x', case when ${isOpen} then 'live' else 'ended' end, ${marina}, ${sara.id}, ${before}
      from ${numbers}`)
    await db.execute(sql`insert into viewings (agent_id, starts_at, ends_at)
      select ${sara.id}, ${before}, now() from ${numbers}`)
    filled = rows
    for (const table of ['leads', 'calls', 'viewings']) {
      await client.unsafe(`vacuum analyze ${table}`)
    }
  }
  return { ...company, client, fill }
}

async function someKeys(db: PaceDb) {
  const some = async (table: typeof leads | typeof calls | typeof viewings) =>
    (await db.select({ id: table.id }).from(table).limit(2)).map(({ id }) => id)
  return {
    lead: await some(leads),
    call: await some(calls),
    viewing: await some(viewings),
  }
}
