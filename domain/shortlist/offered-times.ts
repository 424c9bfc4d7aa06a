import { openingsBetween, type WorkingHours } from '../clock/working-time.ts'
import { wallTime } from '../zone-time.ts'
import { TRAVEL_MINUTES } from '../viewing/slot.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long a home is shown. */
export const VIEWING_MS = 30 * MINUTE
/** So soon nobody is on the way. */
const NOTICE_MS = 2 * HOUR
/** So far ahead a customer chooses. */
export const OFFERED_DAYS = 7

type Taken = { startsAt: string; endsAt: string }

/** The span in which times are offered. */
export function offeredSpan(now: number): { from: number; until: number } {
  return { from: now + NOTICE_MS, until: now + OFFERED_DAYS * 24 * HOUR }
}

/**
 * The times at which a home can be shown: each full hour of the house's working time in the coming days at which nobody is in another
 * viewing, or on the way from one.
 */
export function offeredTimes(
  now: number,
  hours: WorkingHours,
  taken: readonly Taken[],
  lasts: number = VIEWING_MS,
): string[] {
  const { from, until } = offeredSpan(now)
  const away = taken.map(({ startsAt, endsAt }) => ({
    from: Date.parse(startsAt) - TRAVEL_MINUTES * MINUTE,
    until: Date.parse(endsAt) + TRAVEL_MINUTES * MINUTE,
  }))
  const isFree = (at: number) => !away.some((other) => at < other.until && at + lasts > other.from)
  return openingsBetween(from, until, hours)
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
