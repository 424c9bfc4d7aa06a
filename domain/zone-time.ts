import { tzOffset } from '@date-fns/tz/tzOffset'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The day on which an instant falls in a zone: `2026-11-23`. */
export function dayOf(instant: string | number, zone: string): string {
  return wallTime(instant, zone).slice(0, 10)
}

/** What the clock on the wall shows: `2026-11-23T09:30`, as a `datetime-local` input holds it. */
export function wallTime(instant: string | number, zone: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() + tzOffset(zone, at) * MINUTE).toISOString().slice(0, 16)
}

/**
 * The instant at which the wall's clock shows so many minutes after midnight of a day. What it shows twice, when clocks
 * go back, is the first time; what it never shows is as much later as the clock leaps.
 */
export function instantOf(day: string, minutes: number, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE
  const [before, after] = [wall - DAY, wall + DAY].map(
    (at) => tzOffset(zone, new Date(at)) * MINUTE,
  )
  const found = [before ?? 0, after ?? 0]
    .map((offset) => ({ offset, at: wall - offset }))
    .filter(({ offset, at }) => tzOffset(zone, new Date(at)) * MINUTE === offset)
    .map(({ at }) => at)
  return found.length > 0 ? Math.min(...found) : wall - (before ?? 0)
}

/** So many days after a day of the calendar, whatever the clocks do between them. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}
