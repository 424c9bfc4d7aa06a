import { expect, test } from 'vitest'
import { againstPlan, NO_PLAN, showingBetween, showingOn, ShowingPlanSchema } from './showing.ts'

const ZONE = 'Asia/Dubai'
/** Tuesdays and Thursdays from four to seven, a day before; but for one Thursday, and with a Saturday. */
const PLAN = ShowingPlanSchema.parse({
  weekly: [
    { day: 2, from: '16:00', to: '19:00' },
    { day: 4, from: '16:00', to: '18:00' },
    { day: 4, from: '17:30', to: '19:00' },
  ],
  days: [
    { day: '2026-12-10', from: null, to: null },
    { day: '2026-12-12', from: '10:00', to: '12:00' },
  ],
  noticeMinutes: 1_440,
  minutes: 45,
  words: '  the tenant\u0000 has a dog ',
})
const dubai = (text: string) => Date.parse(`${text}:00+04:00`)
const windows = (day: string) =>
  showingOn(PLAN, day, ZONE)?.map(({ opens, closes }) => [opens, closes])

test('a week has its hours, those that meet are one; a single day stands for its weekday', () => {
  expect(PLAN.words).toBe('the tenant\ufffd has a dog')
  expect(windows('2026-12-08')).toEqual([[dubai('2026-12-08T16:00'), dubai('2026-12-08T19:00')]])
  expect(windows('2026-12-03')).toEqual([[dubai('2026-12-03T16:00'), dubai('2026-12-03T19:00')]])
  expect(windows('2026-12-10')).toEqual([])
  expect(windows('2026-12-12')).toEqual([[dubai('2026-12-12T10:00'), dubai('2026-12-12T12:00')]])
  expect(windows('2026-12-09')).toEqual([])
  expect(showingOn(NO_PLAN, '2026-12-09', ZONE)).toBeNull()
})

test('a plan with single days alone leaves the others to the house', () => {
  const plan = { ...NO_PLAN, days: [{ day: '2026-12-10', from: null, to: null }] }
  const [from, until] = [dubai('2026-12-09T12:00'), dubai('2026-12-11T00:00')]
  const house = [9, 10].map((day) => ({
    opens: dubai(`2026-12-${String(day).padStart(2, '0')}T09:00`),
    closes: dubai(`2026-12-${String(day).padStart(2, '0')}T18:00`),
  }))
  expect(showingBetween(plan, { from, until, zone: ZONE, holidays: [] }, house)).toEqual([
    { opens: from, closes: dubai('2026-12-09T18:00') },
  ])
})

test('on a holiday of the house the hours of the week are shut, a single day is meant', () => {
  const [from, until] = [dubai('2026-12-08T00:00'), dubai('2026-12-13T00:00')]
  const holidays = [{ day: '2026-12-08' }, { day: '2026-12-12' }]
  expect(showingBetween(PLAN, { from, until, zone: ZONE, holidays }, [])).toEqual([
    { opens: dubai('2026-12-12T10:00'), closes: dubai('2026-12-12T12:00') },
  ])
})

test('a time outside of the hours, or without the notice, is told apart; the edges are inside', () => {
  const now = dubai('2026-12-07T16:00')
  const asked = (from: string, to: string) =>
    againstPlan(PLAN, {
      startsAt: new Date(dubai(from)).toISOString(),
      endsAt: new Date(dubai(to)).toISOString(),
      now,
      zone: ZONE,
    })
  expect(asked('2026-12-08T16:00', '2026-12-08T16:45')).toBeNull()
  expect(asked('2026-12-08T18:15', '2026-12-08T19:00')).toBeNull()
  expect(asked('2026-12-08T18:30', '2026-12-08T19:15')).toBe('outsideShowing')
  expect(asked('2026-12-09T16:00', '2026-12-09T16:45')).toBe('outsideShowing')
  expect(
    againstPlan(PLAN, {
      startsAt: new Date(dubai('2026-12-08T17:00')).toISOString(),
      endsAt: new Date(dubai('2026-12-08T17:45')).toISOString(),
      now: dubai('2026-12-08T09:00'),
      zone: ZONE,
    }),
  ).toBe('showingTooSoon')
})

test('hours that end before they begin, days that are none and long words are refused', () => {
  const parse = (more: object) => ShowingPlanSchema.safeParse({ ...NO_PLAN, ...more }).success
  expect(parse({ weekly: [{ day: 1, from: '19:00', to: '16:00' }] })).toBe(false)
  expect(parse({ weekly: [{ day: 8, from: '16:00', to: '19:00' }] })).toBe(false)
  expect(parse({ days: [{ day: '2026-02-30', from: null, to: null }] })).toBe(false)
  expect(parse({ days: [{ day: '2026-02-20', from: '10:00', to: null }] })).toBe(false)
  expect(parse({ noticeMinutes: 5 })).toBe(false)
  expect(parse({ words: 'x'.repeat(301) })).toBe(false)
  expect(parse({})).toBe(true)
})
