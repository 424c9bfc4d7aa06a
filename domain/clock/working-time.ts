import type { House } from '../house/house.ts'
import { minutesOf } from '../house/working-hours.ts'
import { dayOf, daysAfter, instantOf, weekdayOf } from '../zone-time.ts'

/** When a house works: its week, but for its holidays, by the clocks of its zone. */
export type WorkingHours = Pick<House, 'zone' | 'hours' | 'holidays'>

const MINUTE = 60_000

/** So many working minutes after an instant. One that falls into a night or a holiday counts from the next opening. */
export function addWorkingTime(from: string, minutes: number, hours: WorkingHours): string {
  let left = minutes * MINUTE
  for (const { opens, closes } of stretchesSince(Date.parse(from), hours)) {
    if (left <= closes - opens) return new Date(opens + left).toISOString()
    left -= closes - opens
  }
  throw new Error('A house works on some day.')
}

/** The working minutes between two instants; none where the second is not the later one. */
export function workingMinutesBetween(from: string, to: string, hours: WorkingHours): number {
  const end = Date.parse(to)
  let sum = 0
  for (const { opens, closes } of stretchesSince(Date.parse(from), hours)) {
    if (opens >= end) break
    sum += Math.min(closes, end) - opens
  }
  return sum / MINUTE
}

type Opening = { opens: number; closes: number }

/** The stretches of work between two instants. */
export function openingsBetween(from: number, until: number, hours: WorkingHours): Opening[] {
  const openings: Opening[] = []
  for (const { opens, closes } of stretchesSince(from, hours)) {
    if (opens >= until) break
    openings.push({ opens, closes: Math.min(closes, until) })
  }
  return openings
}

/** Each stretch of work that is not over at an instant, without end; the first one begins no earlier than it. */
function* stretchesSince(at: number, { zone, hours, holidays }: WorkingHours): Generator<Opening> {
  const closed = new Set(holidays.map(({ day }) => day))
  for (let day = dayOf(at, zone); ; day = daysAfter(day, 1)) {
    if (closed.has(day)) continue
    for (const { from, to } of hours[weekdayOf(day) - 1] ?? []) {
      const closes = instantOf(day, minutesOf(to), zone)
      const opens = Math.max(at, instantOf(day, minutesOf(from), zone))
      if (opens < closes) yield { opens, closes }
    }
  }
}
