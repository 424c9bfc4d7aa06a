import { dayOf, daysAfter, instantOf, wallTime } from '#domain/zone-time.ts'
import { currentHouse } from '../../house/current-house.ts'

/** An instant as a `datetime-local` input holds it, in the house's zone; empty for none. */
export function toLocalInput(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? '' : wallTime(instant, currentHouse().zone)
}

/** The instant that such an input means; null when it is empty, or means a day or an hour that there is not. */
export function fromLocalInput(text: string): string | null {
  const [day = '', clock = ''] = text.split('T')
  const [hours, minutes] = clock.split(':').map(Number)
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null
  const at = instantOf(
    day,
    (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN),
    currentHouse().zone,
  )
  if (Number.isNaN(at)) return null
  const instant = new Date(at).toISOString()
  return toLocalInput(instant) === text ? instant : null
}

/** `days` from now at `hour` o'clock in the house's zone. */
export function dayAt(now: number, days: number, hour: number): string {
  const { zone } = currentHouse()
  return new Date(instantOf(daysAfter(dayOf(now, zone), days), hour * 60, zone)).toISOString()
}
