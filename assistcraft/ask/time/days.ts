import { addDays, addMonths, shift, startOf, type Unit } from '#domain/metrics/time/days.ts'
import {
  type CivilDate,
  type CivilMonth,
  daysIn,
  toIsoDate,
} from '#domain/spoken/when/civil-date.ts'

/** Days of the calendar; `to` is the first day after. */
export type Span = { from: string; to: string }

export function unitOf(day: string, unit: Unit, steps = 0): Span {
  const from = shift(startOf(day, unit), unit, steps)
  return { from, to: shift(from, unit, 1) }
}

/** The half of a month (to the 15th) or of a year (six months); other spans have no halves that all agree on. */
export function halfOf({ from, to }: Span, which: 'first' | 'second'): Span | null {
  const months = monthsBetween(from, to)
  if (months !== 1 && months !== 12) return null
  const middle = months === 1 ? addDays(from, 15) : addMonths(from, 6)
  return which === 'first' ? { from, to: middle } : { from: middle, to }
}

/** The day of that number in a month; null where the month has none. */
export function dayOfMonth({ year, month }: CivilMonth, day: number): string | null {
  return day >= 1 && day <= daysIn({ year, month }) ? toIsoDate({ year, month, day }) : null
}

export function civil(day: string): CivilDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date }
}

function monthsBetween(from: string, to: string): number {
  const [a, b] = [civil(from), civil(to)]
  return a.day === 1 && b.day === 1 ? (b.year - a.year) * 12 + b.month - a.month : 0
}
