import { z } from 'zod'
import { EVENT_FIELDS, GoogleEventSchema } from '#domain/google-calendar/event.ts'
import type { Ask } from './transport.ts'

/** One event that makes no sense is no reason not to read the others. */
const ItemSchema = GoogleEventSchema.nullable().catch(null)
const PageSchema = z.object({
  summary: z.string().max(1_000).optional().catch(undefined),
  timeZone: z.string().max(100).optional().catch(undefined),
  items: z.array(ItemSchema).default([]),
  nextPageToken: z.string().max(10_000).optional(),
  nextSyncToken: z.string().max(10_000).optional(),
})
export type EventPage = z.output<typeof PageSchema>

const ChannelSchema = z.object({
  resourceId: z.string().min(1).max(1_000),
  /** Milliseconds since 1970, as text. */
  expiration: z.coerce.number().positive().optional(),
})

/** `date` is taken away: Google's PATCH merges, and a time beside a whole day is refused. */
type EventTime = { dateTime: string; timeZone: string; date: null }

/** What PACE writes of a viewing: nothing else of the event is touched, such as the person's own reminders and colours. */
export type EventBody = {
  status: 'tentative' | 'confirmed'
  summary: string
  location: string
  description: string
  start: EventTime
  end: EventTime
  transparency: 'opaque'
  source: { title: string; url: string }
  extendedProperties: { private: { paceViewing: string } }
}
export type CalendarCalls = ReturnType<typeof createCalendarCalls>

const EVENTS = '/calendars/primary/events'
const PER_PAGE = '500'
const SEEN = 'id,status,etag,start,end'
const PAGE_FIELDS = `summary,timeZone,nextPageToken,nextSyncToken,items(${EVENT_FIELDS})`

/** The part of the Calendar API, version 3, that PACE speaks, with a person's own calendar. */
export function createCalendarCalls(ask: Ask) {
  const at = (id: string) => `${EVENTS}/${encodeURIComponent(id)}`
  const nothing = z.unknown()
  return {
    /** Of a series each event by itself. Between two instants all of them; by a token those that have changed since, deleted ones too. */
    list: (asked: { from: string; until: string } | { syncToken: string }, pageToken?: string) =>
      ask({
        path: EVENTS,
        query: {
          ...('syncToken' in asked
            ? { syncToken: asked.syncToken }
            : { timeMin: asked.from, timeMax: asked.until }),
          singleEvents: 'true',
          maxResults: PER_PAGE,
          fields: PAGE_FIELDS,
          pageToken,
        },
        schema: PageSchema,
      }),
    get: (id: string) => ask({ path: at(id), query: { fields: SEEN }, schema: GoogleEventSchema }),
    insert: (id: string, body: EventBody) =>
      ask({
        method: 'POST',
        path: EVENTS,
        query: { fields: SEEN },
        body: { id, ...body },
        schema: GoogleEventSchema,
      }),
    patch: (id: string, body: EventBody, etag: string | null) =>
      ask({
        method: 'PATCH',
        path: at(id),
        query: { fields: SEEN },
        body,
        etag,
        schema: GoogleEventSchema,
      }),
    remove: (id: string) => ask({ method: 'DELETE', path: at(id), schema: nothing }),
    watch: (channel: { id: string; address: string; token: string; ttlSeconds: number }) =>
      ask({
        method: 'POST',
        path: `${EVENTS}/watch`,
        body: {
          id: channel.id,
          type: 'web_hook',
          address: channel.address,
          token: channel.token,
          params: { ttl: String(channel.ttlSeconds) },
        },
        schema: ChannelSchema,
      }),
    stop: (channel: { id: string; resourceId: string }) =>
      ask({ method: 'POST', path: '/channels/stop', body: channel, schema: nothing }),
  }
}
