import { z } from 'zod'
import { DaySchema } from '../calendar.ts'
import { withoutUnstorable } from '../storable.ts'
import { shortText } from '../text/characters.ts'
import { dayOf, daysAfter, instantOf, weekdayOf } from '../zone-time.ts'
import { BOOKABLE_MINUTES, USUAL_MINUTES } from './bookable-minutes.ts'

const MINUTE_MS = 60_000
export const MOST_WEEKLY = 21
export const MOST_DAYS = 40
export const MOST_WORDS = 300
/** So much notice is asked for at most: whoever wants more shows the home by agreement alone. */
export const NOTICES = [0, 120, 240, 720, 1_440, 2_880, 4_320, 10_080] as const

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, as 16:00')
const hours = { from: clock, to: clock }
const inOrder = ({ from, to }: { from: string; to: string }) => from < to
const BACKWARDS = { path: ['to'], error: 'must be later than its beginning' }

/** When a home can be shown. A single day stands for its day of the week, with other hours or with none. */
export const ShowingPlanSchema = z.object({
  weekly: z
    .array(z.object({ day: z.int().min(1).max(7), ...hours }).refine(inOrder, BACKWARDS))
    .max(MOST_WEEKLY),
  days: z
    .array(
      z.union([
        z.object({ day: DaySchema, ...hours }).refine(inOrder, BACKWARDS),
        z.object({ day: DaySchema, from: z.null(), to: z.null() }),
      ]),
    )
    .max(MOST_DAYS),
  /** So long before somebody comes who lives there wants to know. */
  noticeMinutes: z.literal(NOTICES),
  /** How long it is shown; null where nobody has said. */
  minutes: z.literal(BOOKABLE_MINUTES).nullable(),
  words: z.string().transform(withoutUnstorable).pipe(shortText(MOST_WORDS)),
})
export type ShowingPlan = z.output<typeof ShowingPlanSchema>

export const NO_PLAN: ShowingPlan = {
  weekly: [],
  days: [],
  noticeMinutes: 0,
  minutes: null,
  words: '',
}

/** Nothing is laid down: it is shown whenever the house works. */
export function isOpen({ weekly, days, noticeMinutes, minutes, words }: ShowingPlan): boolean {
  const isBound = weekly.length > 0 || days.length > 0 || noticeMinutes > 0
  return !isBound && minutes === null && words === ''
}

type Window = { opens: number; closes: number }

/**
 * The stretches of a day at which a home can be shown, in order, none over another; null where the plan leaves the day to the house.
 */
export function showingOn(
  plan: ShowingPlan,
  day: string,
  zone: string,
  isHoliday = false,
): Window[] | null {
  const single = plan.days.filter((one) => one.day === day)
  const weekday = weekdayOf(day)
  // A single day that falls on a holiday is meant, a weekday is not.
  const week = isHoliday ? [] : plan.weekly.filter((one) => one.day === weekday)
  if (single.length === 0 && plan.weekly.length === 0) return null
  const hoursOfDay = single.length > 0 ? single : week
  const windows = hoursOfDay.flatMap(({ from, to }) =>
    from !== null && to !== null ? [{ opens: at(day, from, zone), closes: at(day, to, zone) }] : [],
  )
  return joined(windows)
}

type Span = {
  from: number
  until: number
  zone: string
  /** Days on which nobody of the house shows anything to customers by themselves. */
  holidays: readonly { day: string }[]
}

/** The same over a span; where the plan leaves a day to the house, the house's own stretches of it. */
export function showingBetween(
  plan: ShowingPlan,
  { from, until, zone, holidays }: Span,
  ofHouse: readonly Window[],
): Window[] {
  const windows: Window[] = []
  const closed = new Set(holidays.map((one) => one.day))
  for (let day = dayOf(from, zone); at(day, '00:00', zone) < until; day = daysAfter(day, 1)) {
    const next = at(daysAfter(day, 1), '00:00', zone)
    const begins = at(day, '00:00', zone)
    const own = ofHouse.filter(({ opens }) => opens >= begins && opens < next)
    windows.push(...(showingOn(plan, day, zone, closed.has(day)) ?? own))
  }
  return windows.flatMap(({ opens, closes }) => {
    const cut = { opens: Math.max(opens, from), closes: Math.min(closes, until) }
    return cut.opens < cut.closes ? [cut] : []
  })
}

export type NotShown = 'outsideShowing' | 'showingTooSoon'

type Asked = { startsAt: string; endsAt: string; now: number; zone: string }

/** What of its plan is against a time; null where nothing is. */
export function againstPlan(
  plan: ShowingPlan,
  { startsAt, endsAt, now, zone }: Asked,
): NotShown | null {
  const [from, until] = [Date.parse(startsAt), Date.parse(endsAt)]
  const windows = showingOn(plan, dayOf(from, zone), zone)
  const isWithin = windows?.some(({ opens, closes }) => opens <= from && until <= closes) ?? true
  if (!isWithin) return 'outsideShowing'
  return from - now < plan.noticeMinutes * MINUTE_MS ? 'showingTooSoon' : null
}

/** How long a home is shown where nobody says it of the one viewing. */
export function minutesOf(plan: ShowingPlan | null): number {
  return plan?.minutes ?? USUAL_MINUTES
}

/** So far ahead a customer chooses at the earliest. */
export function earliestOf(plan: ShowingPlan | null, now: number, usual: number): number {
  return now + Math.max(usual, (plan?.noticeMinutes ?? 0) * MINUTE_MS)
}

function at(day: string, of: string, zone: string): number {
  const [hour = 0, minute = 0] = of.split(':').map(Number)
  return instantOf(day, hour * 60 + minute, zone)
}

function joined(windows: readonly Window[]): Window[] {
  const merged: Window[] = []
  for (const one of windows.toSorted((a, b) => a.opens - b.opens)) {
    const last = merged.at(-1)
    if (last && one.opens <= last.closes) last.closes = Math.max(last.closes, one.closes)
    else merged.push({ ...one })
  }
  return merged
}
