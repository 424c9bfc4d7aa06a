import { expect, onTestFinished, test } from 'vitest'
import type { ClockKind } from '#domain/clock/kinds.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace } from '../client.ts'
import { clocks, leads, leadStages } from '../schema.ts'
import { runPlan } from './run-plan.ts'

/** A stay: the stage, and the days of May on which it began and ended. */
type Stay = [stage: string, from: number, until?: number]

const day = (ofMay: number) => new Date(Date.UTC(2026, 4, ofMay, 8)).toISOString()

async function openHouse() {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 1 })
  const reporting = connectPace(pace.urls.pace_reporting, { max: 2 })
  onTestFinished(async () => {
    await Promise.all([admin.close(), reporting.close()])
  })
  let made = 0
  const lead = async (stays: Stay[], fields: Partial<typeof leads.$inferInsert> = {}) => {
    const id = crypto.randomUUID()
    made += 1
    const [stage, at] = stays.at(-1) ?? ['new', 1]
    const row = { id, reference: `L-${made}`, stage, stageChangedAt: day(at), createdAt: day(1) }
    await admin.db.insert(leads).values({ ...row, updatedAt: day(at), ...fields })
    const rows = stays.map(([to, from, until], place) => ({
      leadId: id,
      from: stays[place - 1]?.[0] ?? null,
      to,
      at: day(from),
      until: until === undefined ? null : day(until),
      actor: 'person:x',
      documentSeq: place + 1,
    }))
    await admin.db.insert(leadStages).values(rows)
    return id
  }
  const asker = { personId: null, role: 'admin', teamId: null } as const
  const ask = async (plan: object) => {
    const { rows } = await runPlan(reporting.db, checkPlan(plan), { asker, calendar: SOME_HOUSE })
    return rows.map(({ groups, value }) => [...groups.map(({ key }) => key), value])
  }
  const clock = async (
    leadId: string,
    dueOn: number,
    isLate: boolean,
    kind: ClockKind = 'response',
  ) => {
    const at = { startedAt: day(dueOn - 1), countsFrom: day(dueOn - 1), dueAt: day(dueOn) }
    const values = { kind, leadId, basis: day(1), spent: 0, ...at }
    await admin.db.insert(clocks).values({ ...values, breachedAt: isLate ? at.dueAt : null })
  }
  return { lead, clock, ask, asking: reporting.db }
}

test('who reached a stage is counted by when they came to it, wherever they stand now', async () => {
  const { lead, ask } = await openHouse()
  await lead([
    ['new', 1, 3],
    ['viewing', 3, 9],
    ['lost', 9],
  ])
  await lead([
    ['new', 2, 20],
    ['viewing', 20],
  ])
  const viewing = { dimension: 'stage', values: ['viewing'] }
  expect(await ask({ measure: 'leads', filters: [viewing] })).toEqual([[1]])
  expect(await ask({ measure: 'reached', filters: [viewing] })).toEqual([[2]])
  const time = { from: '2026-05-01', to: '2026-05-10' }
  expect(await ask({ measure: 'reached', dimensions: ['stage'], time })).toEqual([
    ['new', 2],
    ['viewing', 1],
    ['lost', 1],
  ])
})

test('a lead that comes to a stage twice reached it once', async () => {
  const { lead, ask } = await openHouse()
  await lead([
    ['offer', 1, 2],
    ['viewing', 2, 3],
    ['offer', 3],
  ])
  const offer = { dimension: 'stage', values: ['offer'] }
  expect(await ask({ measure: 'reached', filters: [offer] })).toEqual([[1]])
})

test('who went on came to a later stage; a step back and a loss are no way on', async () => {
  const { lead, ask } = await openHouse()
  await lead([
    ['contacted', 1, 2],
    ['offer', 2, 3],
    ['won', 3],
  ])
  await lead([
    ['contacted', 1, 4],
    ['lost', 4],
  ])
  await lead([
    ['contacted', 1, 2],
    ['new', 2],
  ])
  await lead([['contacted', 5]])
  expect(await ask({ measure: 'wentOn', dimensions: ['stage'] })).toEqual([
    ['new', 0],
    ['contacted', 25],
    ['offer', 100],
  ])
})

test('the time in a stage is of those that have left it', async () => {
  const { lead, ask } = await openHouse()
  await lead([
    ['new', 1, 2],
    ['viewing', 2, 10],
    ['offer', 10],
  ])
  await lead([
    ['new', 1, 4],
    ['viewing', 4],
  ])
  expect(await ask({ measure: 'stageTime', dimensions: ['stage'] })).toEqual([
    ['new', 2],
    ['viewing', 8],
  ])
})

test('a lead that was merged into another is in no figure', async () => {
  const { lead, ask } = await openHouse()
  await lead([
    ['new', 1, 2],
    ['lost', 2],
  ])
  await lead([['new', 1]], { mergedInto: crypto.randomUUID(), archivedAt: day(2) })
  expect(await ask({ measure: 'leads' })).toEqual([[1]])
  expect(await ask({ measure: 'reached', dimensions: ['stage'] })).toEqual([
    ['new', 1],
    ['lost', 1],
  ])
  expect(await ask({ measure: 'closedLeads' })).toEqual([[1]])
})

test('answers that came too late are counted by when they were due, each lead once; whoever asks as nobody sees no clock', async () => {
  const { lead, clock, ask, asking } = await openHouse()
  const [late, other, inTime] = [
    await lead([['new', 1]]),
    await lead([['contacted', 1]]),
    await lead([['new', 1]]),
  ]
  await clock(late, 3, true)
  await clock(late, 4, true, 'followUp')
  await clock(other, 20, true)
  await clock(inTime, 3, false)
  expect(await ask({ measure: 'lateAnswers' })).toEqual([[2]])
  expect(
    await ask({ measure: 'lateAnswers', time: { from: '2026-05-01', to: '2026-05-10' } }),
  ).toEqual([[1]])
  expect(await ask({ measure: 'lateAnswers', dimensions: ['stage'] })).toEqual([
    ['new', 1],
    ['contacted', 1],
  ])
  expect(await asking.select({ id: clocks.id }).from(clocks)).toEqual([])
})
