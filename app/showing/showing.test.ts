import { expect, test } from 'vitest'
import { NO_PLAN, type ShowingPlan } from '#domain/viewing/showing.ts'
import { changeViewing, insertViewing } from '#db/pace/viewings/records.ts'
import { findShowing, layShowing } from '#db/pace/viewings/showings.ts'
import { BY, NOW, openAppointment, STARTS } from '#tests/support/viewing-link.ts'
import { sayShowing } from './say-showing.ts'

/** Tuesdays and Thursdays from four to seven, by the clock of Dubai. */
const PLAN: ShowingPlan = {
  ...NO_PLAN,
  weekly: [2, 4].map((day) => ({ day, from: '16:00', to: '19:00' })),
}
/** A Thursday, at five and at nine in Dubai, long after today. */
const INSIDE = { startsAt: '2031-03-13T13:00:00.000Z', endsAt: '2031-03-13T13:30:00.000Z' }
const OUTSIDE = { startsAt: '2031-03-13T05:00:00.000Z', endsAt: '2031-03-13T05:30:00.000Z' }

async function openHome() {
  const found = await openAppointment()
  const { db, home } = found
  const lay = (plan: ShowingPlan, revision: number) =>
    layShowing(db, { listingId: home.id, plan, revision, actor: BY.actor, now: NOW })
  return { ...found, lay }
}

test('what is laid down is kept and told; of two who change it in one second the second is told', async () => {
  const { db, home, lay } = await openHome()
  expect(await findShowing(db, home.id)).toEqual({ plan: NO_PLAN, revision: 0 })
  const both = await Promise.all([lay(PLAN, 0), lay({ ...PLAN, noticeMinutes: 1_440 }, 0)])
  expect(both.filter((one) => one === null)).toHaveLength(1)
  const { plan, revision } = await findShowing(db, home.id)
  expect([plan.weekly, revision]).toEqual([PLAN.weekly, 1])
})

test('beside the hours, or without the notice, an agent is asked back; who means it books', async () => {
  const { db, booked, lay } = await openHome()
  await lay(PLAN, 0)
  const { viewing } = await insertViewing(db, { ...booked, ...INSIDE }, BY.actor)
  const beside = { ...booked, ...OUTSIDE }
  await expect(insertViewing(db, beside, BY.actor)).rejects.toMatchObject({
    code: 'conflict',
    said: { key: 'outsideShowing' },
  })
  const moved = { patch: OUTSIDE, onlyAsRead: true, actor: BY.actor }
  await expect(changeViewing(db, viewing, moved)).rejects.toMatchObject({ code: 'conflict' })
  expect(await changeViewing(db, viewing, { ...moved, despiteTaken: true })).toMatchObject(OUTSIDE)
  await lay({ ...PLAN, noticeMinutes: 10_080 }, 1)
  const soon = new Date(Date.now() + 3 * 3_600_000).toISOString()
  await lay({ ...NO_PLAN, noticeMinutes: 10_080 }, 2)
  const later = { startsAt: soon, endsAt: new Date(Date.parse(soon) + 1_800_000).toISOString() }
  await expect(insertViewing(db, { ...booked, ...later }, BY.actor)).rejects.toMatchObject({
    said: { key: 'showingTooSoon' },
  })
})

test('a customer is offered its hours alone, and takes no other', async () => {
  const { lay, read, press, standing } = await openHome()
  const offered = async () =>
    [...(await read()).text.matchAll(/<option value="([^"]+)"/g)].map(([, at]) => at)
  // Full hours of the working week, from Monday on.
  expect((await offered()).length).toBeGreaterThan(20)
  await lay({ ...PLAN, days: [{ day: '2026-12-10', from: null, to: null }] }, 0)
  expect(await offered()).toEqual(['12', '13', '14'].map((hour) => `2026-12-08T${hour}:00:00.000Z`))
  const refused = await press({ press: 'move', seen: STARTS, at: '2026-12-09T08:00:00.000Z' })
  expect(refused.status).toBe(409)
  expect((await standing()).startsAt).toBe(STARTS)
  await lay({ ...PLAN, minutes: 90 }, 1)
  // An hour and a half fits twice before seven.
  expect((await offered()).length).toBeGreaterThan(0)
  // Two days before: Tuesday is too soon, the next one is offered.
  await lay({ ...PLAN, noticeMinutes: 2_880 }, 2)
  expect((await offered())[0]).toBe('2026-12-10T12:00:00.000Z')
})

test('a plan is said in a few lines', () => {
  const plan = {
    ...PLAN,
    days: [{ day: '2026-12-10', from: null, to: null }],
    noticeMinutes: 1_440 as const,
    minutes: 45 as const,
    words: 'Keys at the desk',
  }
  expect(sayShowing(plan)).toEqual([
    'Tue, Thu: 16:00–19:00',
    'Thu 10 Dec: not shown',
    'To be announced 24 hours before',
    'Takes 45 minutes',
    'Keys at the desk',
  ])
})
