export const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Unit = (typeof UNITS)[number]

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** So many months on, on the same day or on the month's last where it has no such day: it never rolls over. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return iso(year, month + months, Math.min(date, last))
}

export function shift(day: string, unit: Unit, steps: number): string {
  if (unit === 'day' || unit === 'week') return addDays(day, steps * (unit === 'week' ? 7 : 1))
  return addMonths(day, steps * { month: 1, quarter: 3, year: 12 }[unit])
}

/** The first day of the unit that holds the day; weeks begin on Monday. */
export function startOf(day: string, unit: Unit): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  if (unit === 'day') return day
  if (unit === 'week') return addDays(day, -weekday(day))
  if (unit === 'month') return iso(year, month, 1)
  return iso(year, unit === 'quarter' ? month - ((month - 1) % 3) : 1, 1)
}

/** Days since Monday. */
export function weekday(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}

function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
