import { openingsBetween, type WorkingHours } from '../clock/working-time.ts'
import { wallTime } from '../zone-time.ts'
import { earliestOf, minutesOf, showingBetween, type ShowingPlan } from '../viewing/showing.ts'
import { TRAVEL_MINUTES } from '../viewing/slot.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** So soon nobody is on the way. */
const NOTICE_MS = 2 * HOUR
/** So far ahead a customer chooses. */
export const OFFERED_DAYS = 7

type Taken = { startsAt: string; endsAt: string }

/** The span in which times are offered: a home of which much notice is asked for is shown as many days, later. */
export function offeredSpan(
  now: number,
  plan: ShowingPlan | null = null,
): { from: number; until: number } {
  const from = earliestOf(plan, now, NOTICE_MS)
  return { from, until: Math.max(now, from - NOTICE_MS) + OFFERED_DAYS * 24 * HOUR }
}

type Offer = {
  /** How long it is shown. */
  lasts?: number
  /** When this home can be shown, where somebody has laid that down. */
  plan?: ShowingPlan | null
}

/**
 * The times at which a home can be shown: each full hour of its own hours, or of the house's working time, in the coming days at which
 * nobody is in another viewing, or on the way from one.
 */
export function offeredTimes(
  now: number,
  hours: WorkingHours,
  taken: readonly Taken[],
  { plan = null, lasts = minutesOf(plan) * MINUTE }: Offer = {},
): string[] {
  const { from, until } = offeredSpan(now, plan)
  const ofHouse = openingsBetween(from, until, hours)
  const shown = plan ? showingBetween(plan, { from, until, ...hours }, ofHouse) : ofHouse
  const away = taken.map(({ startsAt, endsAt }) => ({
    from: Date.parse(startsAt) - TRAVEL_MINUTES * MINUTE,
    until: Date.parse(endsAt) + TRAVEL_MINUTES * MINUTE,
  }))
  const isFree = (at: number) => !away.some((other) => at < other.until && at + lasts > other.from)
  return shown
    .flatMap(({ opens, closes }) => fullHours({ opens, closes, lasts }, hours.zone))
    .filter(isFree)
    .map((at) => new Date(at).toISOString())
}

type Span = { opens: number; closes: number; lasts: number }

/** Full by the wall's clock: there are zones that are half an hour off. */
function fullHours({ opens, closes, lasts }: Span, zone: string): number[] {
  const minutesPast = Number(wallTime(opens + MINUTE - 1, zone).slice(14))
  const first = Math.ceil(opens / MINUTE) * MINUTE + ((60 - minutesPast) % 60) * MINUTE
  const count = Math.max(0, Math.floor((closes - lasts - first) / HOUR) + 1)
  return Array.from({ length: count }, (_, at) => first + at * HOUR)
}
