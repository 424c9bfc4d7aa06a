import { dayOf } from '#domain/zone-time.ts'

export type CivilDate = { year: number; month: number; day: number }
export type CivilMonth = Pick<CivilDate, 'year' | 'month'>

/** The day of an instant where the house is. */
export function civilDay(instant: string, { zone }: { zone: string }): CivilDate {
  const [year = 0, month = 1, day = 1] = dayOf(instant, zone).split('-').map(Number)
  return { year, month, day }
}

/** Writes the date as it is: one that does not exist never becomes another. */
export function toIsoDate({ year, month, day }: CivilDate): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

export function daysIn({ year, month }: CivilMonth): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function exists(date: CivilDate): boolean {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysIn(date)
}

export function addDays({ year, month, day }: CivilDate, days: number): CivilDate {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export function addMonths({ year, month }: CivilMonth, months: number): CivilMonth {
  const count = year * 12 + month - 1 + months
  return { year: Math.floor(count / 12), month: (count % 12) + 1 }
}

/** The same day some months later; a shorter month's last one where it has no such day. */
export function monthsLater(date: CivilDate, months: number): CivilDate {
  const month = addMonths(date, months)
  return { ...month, day: Math.min(date.day, daysIn(month)) }
}
