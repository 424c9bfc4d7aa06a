import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { busyTimes, googleCalendars } from '../schema.ts'
import { findAway, findAwayOf, listAway } from './away.ts'
import { changeViewing, insertViewing } from './records.ts'
import { findTaken, findUnoffered } from './slot.ts'

const BY = 'person:test'
const at = (clock: string) => `2026-12-07T${clock}:00.000Z`
const SPAN = { startsAt: at('10:00'), endsAt: at('12:00') }

/** Sara is busy before, over and after the span; Noor, of the other team, within it. */
async function busyHouse() {
  const company = await foundCompany()
  const { db, sara, noor } = company
  const calendars = [sara, noor].map(({ id }) => ({
    personId: id,
    refreshToken: new Uint8Array([1]),
    readAt: new Date().toISOString(),
  }))
  await db.insert(googleCalendars).values(calendars)
  const busy = (personId: string, from: string, to: string) => ({
    personId,
    eventId: `${from} ${to}`,
    startsAt: at(from),
    endsAt: at(to),
  })
  await db
    .insert(busyTimes)
    .values([
      busy(sara.id, '08:00', '10:00'),
      busy(sara.id, '09:30', '10:30'),
      busy(sara.id, '12:00', '13:00'),
      busy(noor.id, '11:00', '11:30'),
    ])
  return company
}

test('somebody is away for what reaches into the time, not for what ends as it begins', async () => {
  const { db, sara } = await busyHouse()
  expect(await findAway(db, sara.id, SPAN)).toEqual([
    { startsAt: at('09:30'), endsAt: at('10:30') },
  ])
  const slot = { agentId: sara.id, leadId: null, listingId: null, ...SPAN }
  // It is offered to nobody outside, and is no viewing.
  expect(await findUnoffered(db, slot)).toHaveLength(1)
  expect(await findTaken(db, slot)).toEqual([])
})

test('a booking over what somebody has in their own calendar is asked back, as any other; moved there it is not', async () => {
  const { db, sara, marina, noor } = await busyHouse()
  const wanted = (from: string, to: string) => {
    const whose = { agentId: sara.id, teamId: marina, leadId: null, listingId: null }
    return { ...whose, startsAt: at(from), endsAt: at(to) }
  }
  const refused = { code: 'conflict', said: { key: 'agentIsBusy' } }
  await expect(insertViewing(db, wanted('10:15', '10:45'), BY)).rejects.toMatchObject(refused)
  const { viewing } = await insertViewing(db, wanted('10:30', '11:00'), BY)
  const patch = { startsAt: at('10:00'), endsAt: at('10:30') }
  const change = { patch, onlyAsRead: false, actor: BY }
  await expect(changeViewing(db, viewing, change)).rejects.toMatchObject(refused)
  expect(await changeViewing(db, viewing, { ...change, despiteBusy: true })).toMatchObject({
    id: viewing.id,
  })
  await insertViewing(db, wanted('12:15', '12:45'), BY, { despiteTaken: true })
  // Of several people the first that is in the way of each.
  const found = await findAwayOf(db, [sara.id, noor.id, crypto.randomUUID()], SPAN)
  expect([...found]).toEqual(
    [
      [sara.id, { startsAt: at('09:30'), endsAt: at('10:30') }],
      [noor.id, { startsAt: at('11:00'), endsAt: at('11:30') }],
    ].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
})

test('who plans nobody else’s days sees their own, who leads a team theirs, an admin everybody’s', async () => {
  const { db, sara, noor } = await busyHouse()
  const whose = async (scope: Parameters<typeof listAway>[1]) =>
    (await listAway(db, scope, SPAN)).away.map(({ personId }) => personId)
  expect(await whose({ personId: noor.id, teamId: null })).toEqual([noor.id])
  expect(await whose({ personId: crypto.randomUUID(), teamId: sara.teamId })).toEqual([sara.id])
  expect(await whose({ personId: crypto.randomUUID(), teamId: null })).toEqual([])
  expect(await whose('all')).toEqual([sara.id, noor.id])
})

test('of a house with more than can be drawn the reader is told that it is not all', async () => {
  const { db, sara } = await busyHouse()
  await db.execute(sql`insert into busy_times (person_id, event_id, starts_at, ends_at)
    select ${sara.id}, 'many ' || n, ${at('10:00')}::timestamptz, ${at('11:00')} from generate_series(1, 3000) as n`)
  const { away, complete } = await listAway(db, 'all', SPAN)
  expect([away.length, complete]).toEqual([3_000, false])
  expect(
    (await listAway(db, { personId: sara.id, teamId: null }, { ...SPAN, startsAt: at('11:00') }))
      .complete,
  ).toBe(true)
})

test('what nobody has read for a day takes no time of anybody’s', async () => {
  const { db, sara } = await busyHouse()
  const long = new Date(Date.now() - 25 * 3_600_000).toISOString()
  await db
    .update(googleCalendars)
    .set({ readAt: long })
    .where(eq(googleCalendars.personId, sara.id))
  expect(await findAway(db, sara.id, SPAN)).toEqual([])
  expect((await listAway(db, 'all', SPAN)).away).toHaveLength(1)
})
