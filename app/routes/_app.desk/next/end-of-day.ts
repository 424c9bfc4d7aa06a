import { daysAfter, dayOf, instantOf } from '#domain/zone-time.ts'

/** The last instant of the house's day. */
export function endOfDay(now: number, zone: string): number {
  return instantOf(daysAfter(dayOf(now, zone), 1), 0, zone) - 1
}
