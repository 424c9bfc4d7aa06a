import { type GoogleCalendar, noteRead } from '#db/pace/google-calendar/calendars.ts'
import {
  changeBusyTimes,
  type EventTimes,
  replaceBusyTimes,
} from '#db/pace/google-calendar/busy-times.ts'
import { forgetEvents, listExpected } from '#db/pace/google-calendar/events.ts'
import { findAddressee } from '#db/pace/notifications/deliver.ts'
import { type GoogleEvent, viewingOf } from '#domain/google-calendar/event.ts'
import { busyOf, knownZone } from '#domain/google-calendar/span-of.ts'
import type { CalendarAccess } from './access.ts'
import { type FollowDeps, followEvent } from './follow-event.ts'
import type { CalendarCalls } from './google/calendar-calls.ts'
import { isGoogleError } from './google/google-error.ts'
import { keepWatching, type WatchDeps } from './keep-watching.ts'
import { queueTellAll } from './queue.ts'

export type ReadDeps = FollowDeps & WatchDeps & { access: CalendarAccess }

const DAY_MS = 86_400_000
/** As far ahead as anybody is shown homes; what moves into it is found when all is read again. */
const AHEAD_MS = 120 * DAY_MS
const WHOLE_EVERY_MS = 7 * DAY_MS
/** Nobody has more than 10 000 events in four months; of a calendar that says so only these are kept. */
const MOST_PAGES = 20

/** Reads what has changed in somebody's calendar since it was read last, or all of it where nobody knows any more since when. */
export async function readCalendar(deps: ReadDeps, personId: string): Promise<void> {
  const { db, access } = deps
  await access.unlessShut(personId, async (calls, calendar) => {
    // Who may not come in is not read, however loudly Google rings.
    if (!(await findAddressee(db, personId))) return
    await keepWatching(deps, { calls, calendar })
    const reading = { calls, calendar, personId }
    if (calendar.syncToken && isFresh(calendar, deps.now())) {
      try {
        return await readChanges(deps, reading, calendar.syncToken)
      } catch (error) {
        // 410: Google has forgotten what changed since then.
        if (!isGoogleError(error, 'missing', 'refused')) throw error
      }
    }
    await readWhole(deps, reading)
  })
}

type Reading = { calls: CalendarCalls; calendar: GoogleCalendar; personId: string }

function isFresh({ wholeAt }: GoogleCalendar, now: Date): boolean {
  return wholeAt !== null && Date.parse(wholeAt) > now.getTime() - WHOLE_EVERY_MS
}

async function readChanges(deps: ReadDeps, reading: Reading, syncToken: string): Promise<void> {
  const { db } = deps
  const { personId } = reading
  const read = await readPages(deps, reading, { syncToken })
  await db.transaction((tx) => changeBusyTimes(tx, personId, read.others))
  await follow(deps, personId, read.ours)
  // Last: what was not followed to its end is read once more.
  await noteRead(db, personId, { syncToken: read.syncToken, readAt: deps.now().toISOString() })
}

async function readWhole(deps: ReadDeps, reading: Reading): Promise<void> {
  const { db, now } = deps
  const { personId } = reading
  const at = now()
  const span = {
    from: new Date(at.getTime() - DAY_MS).toISOString(),
    until: new Date(at.getTime() + AHEAD_MS).toISOString(),
  }
  const read = await readPages(deps, reading, span)
  await db.transaction((tx) => replaceBusyTimes(tx, personId, read.others))
  await forgetOthers(deps, reading, read.name)
  await follow(deps, personId, read.ours)
  if (read.syncToken !== null) await followMissing(deps, reading, { ...span, seen: read.ours })
  const { name, syncToken } = read
  const [readAt, wholeAt] = [now().toISOString(), at.toISOString()]
  await noteRead(db, personId, { name, syncToken, readAt, wholeAt })
}

/** Connected with another account: what stood in the one before was not deleted in this one. Everything to come is written anew. */
async function forgetOthers(
  { db }: ReadDeps,
  { calendar, personId }: Reading,
  name: string | null,
): Promise<void> {
  if (calendar.name === null || name === null || calendar.name === name) return
  await db.transaction(async (tx) => {
    await forgetEvents(tx, personId)
    await queueTellAll(tx, personId)
  })
}

type Read = {
  name: string | null
  ours: GoogleEvent[]
  /** All that is none of ours, by id: what changed while the pages were read is on two of them, and the later one counts. */
  others: EventTimes
  /** Null where not all pages were read. */
  syncToken: string | null
}

async function readPages(
  { settings }: ReadDeps,
  { calls }: Reading,
  asked: Parameters<CalendarCalls['list']>[0],
): Promise<Read> {
  const read: Read = { name: null, ours: [], others: new Map(), syncToken: null }
  const { house } = settings.current()
  let pageToken: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { summary, timeZone, items, nextPageToken, nextSyncToken } = await calls.list(
      asked,
      pageToken,
    )
    const zone = knownZone(timeZone, house.zone)
    read.name ??= summary ?? null
    for (const event of items) {
      if (event && viewingOf(event.id)) read.ours.push(event)
      else if (event) read.others.set(event.id, busyOf(event, zone))
    }
    if (nextSyncToken) read.syncToken = nextSyncToken
    if (!nextPageToken) break
    pageToken = nextPageToken
  }
  return read
}

async function follow(
  deps: ReadDeps,
  personId: string,
  events: readonly GoogleEvent[],
): Promise<void> {
  for (const event of events) await followEvent(deps, { personId, event })
}

type Span = { from: string; until: string; seen: readonly GoogleEvent[] }

/** A whole reading names nothing that was deleted: what should be there and is not is asked for by itself. */
async function followMissing(
  deps: ReadDeps,
  { calls, personId }: Reading,
  { seen, ...span }: Span,
): Promise<void> {
  const there = new Set(seen.map(({ id }) => id))
  for (const { eventId } of await listExpected(deps.db, personId, span)) {
    if (there.has(eventId)) continue
    const event = await calls.get(eventId).catch((error: unknown) => {
      if (!isGoogleError(error, 'missing')) throw error
      return { id: eventId, status: 'cancelled' }
    })
    await followEvent(deps, { personId, event })
  }
}
