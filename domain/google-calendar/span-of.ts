import { instantOf } from '../zone-time.ts'
import type { GoogleEvent, GoogleTime } from './event.ts'

export type Span = { startsAt: string; endsAt: string }

/** From when until when an event is; null where it says no two times in order. `zone`: of the calendar, by which its whole days are. */
export function spanOf(
  { start, end }: Pick<GoogleEvent, 'start' | 'end'>,
  zone: string,
): Span | null {
  const [from, until] = [instantIn(start, zone), instantIn(end, zone)]
  if (from === null || until === null || until <= from) return null
  return { startsAt: new Date(from).toISOString(), endsAt: new Date(until).toISOString() }
}

/** When it makes its person busy; null where it does not: called off, shown as free, or declined. */
export function busyOf(event: GoogleEvent, zone: string): Span | null {
  const { status, transparency, attendees = [] } = event
  if (status === 'cancelled' || transparency === 'transparent') return null
  if (attendees.some((one) => one.self && one.responseStatus === 'declined')) return null
  return spanOf(event, zone)
}

export function isWholeDays({ start }: Pick<GoogleEvent, 'start'>): boolean {
  return start?.date !== undefined
}

function instantIn(time: GoogleTime | undefined, zone: string): number | null {
  if (time?.dateTime !== undefined) return Date.parse(time.dateTime)
  return time?.date === undefined ? null : instantOf(time.date, 0, zone)
}

/** The zone where this machine knows it; the house's for a name that it does not. */
export function knownZone(zone: string | null | undefined, otherwise: string): string {
  if (!zone) return otherwise
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return otherwise
  }
}
