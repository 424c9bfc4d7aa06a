import {
  type CivilDate,
  type CivilMonth,
  daysIn,
  monthsLater,
  toIsoDate,
} from '../../tasks/dates/civil-date.ts'

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'
/** Days of the calendar; `to` is the first day after. */
export type Span = { from: string; to: string }

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** So many months on, on the same day or on the month's last where it has no such day: it never rolls over. */
export function addMonths(day: string, months: number): string {
  return toIsoDate(monthsLater(civil(day), months))
}

export function shift(day: string, unit: Unit, steps: number): string {
  if (unit === 'day' || unit === 'week') return addDays(day, steps * (unit === 'week' ? 7 : 1))
  return addMonths(day, steps * { month: 1, quarter: 3, year: 12 }[unit])
}

/** The first day of the unit that holds the day; weeks begin on Monday. */
export function startOf(day: string, unit: Unit): string {
  const { year, month } = civil(day)
  if (unit === 'day') return day
  if (unit === 'week') return addDays(day, -weekday(day))
  if (unit === 'month') return toIsoDate({ year, month, day: 1 })
  if (unit === 'quarter') return toIsoDate({ year, month: month - ((month - 1) % 3), day: 1 })
  return toIsoDate({ year, month: 1, day: 1 })
}

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

/** Days since Monday. */
export function weekday(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}

export function civil(day: string): CivilDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date }
}

function monthsBetween(from: string, to: string): number {
  const [a, b] = [civil(from), civil(to)]
  return a.day === 1 && b.day === 1 ? (b.year - a.year) * 12 + b.month - a.month : 0
}
