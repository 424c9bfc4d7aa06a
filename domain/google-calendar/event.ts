import { z } from 'zod'

/** A time of an event: an instant, or a day of the calendar for what takes whole days. */
const TimeSchema = z.object({
  dateTime: z.iso.datetime({ offset: true }).optional(),
  date: z.iso.date().optional(),
  timeZone: z.string().max(100).optional(),
})
export type GoogleTime = z.output<typeof TimeSchema>

/**
 * What PACE asks of an event and keeps nothing else of: no title, no guests. One that was deleted is only sure to have its id. What Google writes
 * otherwise than it says is left out by itself, so that one odd event holds up no calendar.
 */
export const GoogleEventSchema = z.object({
  id: z.string().min(1).max(1024),
  status: z.string().max(40).optional().catch(undefined),
  etag: z.string().max(200).optional().catch(undefined),
  start: TimeSchema.optional().catch(undefined),
  end: TimeSchema.optional().catch(undefined),
  transparency: z.string().max(40).optional().catch(undefined),
  attendees: z
    .array(z.object({ self: z.boolean().optional(), responseStatus: z.string().optional() }))
    .optional()
    .catch(undefined),
})
export type GoogleEvent = z.output<typeof GoogleEventSchema>
export const EVENT_FIELDS = 'id,status,etag,start,end,transparency,attendees(self,responseStatus)'

/** Ids of events are letters a to v and digits. One that is lost for good is followed by the next. */
export function eventIdOf(viewingId: string, lost: number): string {
  return `pace${viewingId.replaceAll('-', '')}${lost === 0 ? '' : `n${lost}`}`
}

const OURS = /^pace([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})(?:n\d{1,3})?$/

/** Which viewing an event is; null for what is the person's own, a copy of a viewing's event too. */
export function viewingOf(eventId: string): string | null {
  const found = OURS.exec(eventId)
  return found ? found.slice(1, 6).join('-') : null
}
