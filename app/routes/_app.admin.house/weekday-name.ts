import { currentLocale } from '#words/catalogue/language.ts'

/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000

/** `Monday` of 1, in the reader's language. */
export function weekdayName(day: number): string {
  const format = new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', timeZone: 'UTC' })
  return format.format(new Date(MONDAY + (day - 1) * DAY_MS))
}
