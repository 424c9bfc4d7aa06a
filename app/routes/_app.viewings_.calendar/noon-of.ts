import { instantOf } from '#domain/zone-time.ts'
import { currentHouse } from '../../house/current-house.ts'

/** An instant in the middle of a day of the house: what names of days are written from. */
export function noonOf(day: string): string {
  return new Date(instantOf(day, 12 * 60, currentHouse().zone)).toISOString()
}
