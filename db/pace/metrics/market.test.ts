import { expect, onTestFinished, test } from 'vitest'
import type { ListingStatus } from '#domain/listing/fields.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace } from '../client.ts'
import { insertStatusMoves, listStatuses } from '../listings/statuses.ts'
import { areas, listings } from '../schema.ts'
import { runPlan } from './run-plan.ts'

const day = (ofMay: number) => new Date(Date.UTC(2026, 4, ofMay, 8)).toISOString()

async function openHouse() {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 1 })
  const reporting = connectPace(pace.urls.pace_reporting, { max: 1 })
  onTestFinished(async () => {
    await Promise.all([admin.close(), reporting.close()])
  })
  await admin.db.insert(areas).values({ key: 'jvc', name: 'JVC', city: 'Dubai' })
  let made = 0
  /** A listing that came to these statuses on these days of May, each told by a commit of its own. */
  const listing = async (
    moves: [ListingStatus, number][],
    { by = 'person:x', before = null }: { by?: string; before?: ListingStatus | null } = {},
  ) => {
    const id = crypto.randomUUID()
    made += 1
    const [status] = moves.at(-1) ?? ['draft']
    await admin.db
      .insert(listings)
      .values({ id, reference: `P-${made}`, status, area: 'jvc', updatedAt: day(1) })
    for (const [at, [to, on]] of moves.entries()) {
      const from = moves[at - 1]?.[0] ?? before
      const move = { id, from, to, at: day(on), actor: by, documentSeq: at + 1 }
      await insertStatusMoves(admin.db, [move])
      await insertStatusMoves(admin.db, [move])
    }
    return id
  }
  const asker = { personId: null, role: 'admin', teamId: null } as const
  const ask = async (plan: object, as: Parameters<typeof runPlan>[2]['asker'] = asker) => {
    const checked = checkPlan({ measure: 'daysOnMarket', ...plan })
    const { rows } = await runPlan(reporting.db, checked, { asker: as, calendar: SOME_HOUSE })
    return rows.map(({ groups, value }) => [...groups.map(({ key }) => key), value])
  }
  return { listing, ask, db: admin.db }
}

test('days on market are those on which it could be had, until it was sold, let or withdrawn', async () => {
  const { listing, ask } = await openHouse()
  await listing([
    ['draft', 1],
    ['available', 3],
    ['underOffer', 9],
    ['sold', 13],
  ])
  expect(await ask({})).toEqual([[10]])
  // What is still to be had, what never was, and what a file brought along as sold, are none.
  await listing([
    ['draft', 1],
    ['available', 2],
  ])
  await listing([['sold', 5]])
  await listing([
    ['draft', 1],
    ['withdrawn', 2],
  ])
  expect(await ask({})).toEqual([[10]])
  await listing([
    ['available', 1],
    ['draft', 3],
    ['available', 10],
    ['withdrawn', 12],
  ])
  expect(await ask({ dimensions: ['status'] })).toEqual([
    ['sold', 10],
    ['withdrawn', 4],
  ])
  expect(await ask({ dimensions: ['area'] })).toEqual([['jvc', 7]])
})

test('a home that comes back counts anew, by when it left each time', async () => {
  const { listing, ask, db } = await openHouse()
  const id = await listing([
    ['available', 1],
    ['let', 6],
    ['available', 20],
    ['let', 22],
  ])
  expect(await ask({})).toEqual([[3.5]])
  expect(await ask({ time: { from: '2026-05-01', to: '2026-05-10' } })).toEqual([[5]])
  expect(await ask({ time: { from: '2026-05-10', to: '2026-06-01' } })).toEqual([[2]])
  const let1 = { dimension: 'status', values: ['let'] }
  expect(await ask({ filters: [let1] })).toEqual([[3.5]])
  expect((await listStatuses(db, id)).map(({ to, until }) => [to, until])).toEqual([
    ['available', day(6)],
    ['let', day(20)],
    ['available', day(22)],
    ['let', null],
  ])
})

test('what was marked as sold by mistake was not, and its days go on', async () => {
  const { listing, ask } = await openHouse()
  await listing([
    ['available', 1],
    ['sold', 6],
    ['available', 7],
    ['sold', 11],
  ])
  expect(await ask({})).toEqual([[9]])
  expect(await ask({ dimensions: ['status'] })).toEqual([['sold', 9]])
  expect(await ask({ time: { from: '2026-05-01', to: '2026-05-10' } })).toEqual([[null]])
})

test('of a listing that was there before its statuses were kept nobody knows how long it was to be had', async () => {
  const { listing, ask } = await openHouse()
  await listing(
    [
      ['available', 1],
      ['sold', 6],
    ],
    { by: 'service:pace-sync' },
  )
  await listing(
    [
      ['underOffer', 1],
      ['sold', 6],
    ],
    { before: 'available' },
  )
  expect(await ask({})).toEqual([[null]])
})

test('nobody hears of the days of a listing that they may not see', async () => {
  const { listing, ask } = await openHouse()
  await listing([
    ['available', 1],
    ['sold', 6],
  ])
  const stranger = { personId: crypto.randomUUID(), role: 'agent', teamId: null } as const
  expect(await ask({}, stranger)).toEqual([[null]])
})
