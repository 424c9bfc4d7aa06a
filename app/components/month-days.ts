const DAY_MS = 86_400_000

/** The days of a calendar page, `2026-11-23`, whole weeks from Monday: those of the month and what fills its first and last week. */
export function monthDays(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const next = Date.parse(`${shiftMonth(month, 1)}-01T00:00:00Z`)
  const start = first - daysSinceMonday(first) * DAY_MS
  const weeks = Math.ceil((next - start) / (7 * DAY_MS))
  return Array.from({ length: weeks * 7 }, (_, index) => keyOf(start + index * DAY_MS))
}

/** `2026-12` one month after `2026-11`. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

const STEPS: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => shiftDay(day, -1),
  ArrowRight: (day) => shiftDay(day, 1),
  ArrowUp: (day) => shiftDay(day, -7),
  ArrowDown: (day) => shiftDay(day, 7),
  Home: (day) => shiftDay(day, -daysSinceMonday(Date.parse(day))),
  End: (day) => shiftDay(day, 6 - daysSinceMonday(Date.parse(day))),
  PageUp: (day) => sameDayIn(shiftMonth(day.slice(0, 7), -1), day),
  PageDown: (day) => sameDayIn(shiftMonth(day.slice(0, 7), 1), day),
}

/** Where a key leads from a day; null for keys that lead nowhere. */
export function stepByKey(day: string, key: string): string | null {
  return STEPS[key]?.(day) ?? null
}

function shiftDay(day: string, by: number): string {
  return keyOf(Date.parse(day) + by * DAY_MS)
}

/** The 31st of a month that has none is its last day. */
function sameDayIn(month: string, day: string): string {
  const last = Number(shiftDay(`${shiftMonth(month, 1)}-01`, -1).slice(8))
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`
}

function daysSinceMonday(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7
}

function keyOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
