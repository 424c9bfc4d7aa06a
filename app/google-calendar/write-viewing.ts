import { type Addressee, findAddressee } from '#db/pace/notifications/deliver.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  changeEvent,
  dropEvent,
  findEvent,
  type GoogleEventRow,
  keepEvent,
  type Key,
} from '#db/pace/google-calendar/events.ts'
import { listCommunities } from '#db/pace/places/areas.ts'
import { findKeptViewing, type KeptViewing } from '#db/pace/viewings/of-agent.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { eventIdOf } from '#domain/google-calendar/event.ts'
import { isLanguage, LANGUAGES } from '#domain/language.ts'
import { leadScope } from '../api/caller/scopes.ts'
import type { CalendarAccess } from './access.ts'
import { eventOfViewing, hashOf } from './event-of-viewing.ts'
import { followEvent } from './follow-event.ts'
import type { CalendarCalls, EventBody } from './google/calendar-calls.ts'
import { GoogleCalendarError, isGoogleError } from './google/google-error.ts'

export type WriteDeps = {
  db: PaceDb
  access: CalendarAccess
  settings: Pick<SettingsWatch, 'current'>
  appUrl: string
  now: () => Date
}

/** Brings what a calendar has of a viewing in line with it: it stands in its agent's, and in nobody else's. Done twice it is done once. */
export async function writeViewing(deps: WriteDeps, { viewingId, personId }: Key): Promise<void> {
  await deps.access.unlessShut(personId, async (calls) => {
    const kept = await findKept(deps, { viewingId, personId })
    if (kept) await place(deps, { ...kept, calls })
    else await takeOut(deps.db, calls, { viewingId, personId })
  })
}

/** One that is gone there already is gone. */
export async function takeOut(db: PaceDb, calls: CalendarCalls, key: Key): Promise<void> {
  const row = await findEvent(db, key)
  if (!row) return
  if (!row.removedAt)
    await calls.remove(row.eventId).catch((error: unknown) => {
      if (!isGoogleError(error, 'missing')) throw error
    })
  await dropEvent(db, key)
}

type Kept = { viewing: KeptViewing; person: Addressee }

async function place(
  deps: WriteDeps,
  { calls, viewing, person }: Kept & { calls: CalendarCalls },
): Promise<void> {
  const key = { viewingId: viewing.id, personId: person.actor.id }
  const row = await findEvent(deps.db, key)
  // It was deleted there, and its agent is asked what that means: nothing is written before they have said so.
  if (row?.removedAt) return
  const body = await bodyOf(deps, { viewing, person })
  const told = hashOf(body)
  if (row?.told === told) return
  const { startsAt, endsAt } = viewing
  if (!row || row.told === null) {
    const made = await make(calls, { viewingId: viewing.id, lost: row?.lost ?? 0, body })
    return keepEvent(deps.db, { ...key, ...made, startsAt, endsAt, told, removedAt: null })
  }
  try {
    const { etag = null } = await calls.patch(row.eventId, body, row.etag)
    await changeEvent(deps.db, key, { etag, startsAt, endsAt, told })
  } catch (error) {
    if (!isGoogleError(error, 'changed', 'missing')) throw error
    await lookFirst(deps, { calls, row })
  }
}

/**
 * Somebody changed the event since it was seen, or deleted it: what that means is settled first. What is to be written then is asked for by whatever
 * settles it; an event that merely has another colour is written by the queue's next try.
 */
async function lookFirst(
  deps: WriteDeps,
  { calls, row }: { calls: CalendarCalls; row: GoogleEventRow },
): Promise<void> {
  const event = await calls.get(row.eventId).catch((error: unknown) => {
    if (!isGoogleError(error, 'missing')) throw error
    return { id: row.eventId, status: 'cancelled' }
  })
  const verdict = await followEvent(deps, { personId: row.personId, event })
  if (verdict === 'same')
    throw new GoogleCalendarError('later', 'The event was changed at Google meanwhile.')
}

/** An id that is used up for good is followed by the next; who needs more than these has a calendar that takes nothing. */
const MOST_LOST = 9

type Making = { viewingId: string; lost: number; body: EventBody }

/** Puts it there under its own id, whether there is one of that id, was one, or none yet: whoever died in between finds it again. */
async function make(
  calls: CalendarCalls,
  { viewingId, lost, body }: Making,
): Promise<Pick<GoogleEventRow, 'eventId' | 'etag' | 'lost'>> {
  const eventId = eventIdOf(viewingId, lost)
  try {
    const { etag = null } = await calls.insert(eventId, body)
    return { eventId, etag, lost }
  } catch (error) {
    if (!isGoogleError(error, 'taken')) throw error
  }
  try {
    const { etag = null } = await calls.patch(eventId, body, null)
    return { eventId, etag, lost }
  } catch (error) {
    // Deleted long ago: Google keeps the id from everybody, and lets nobody bring the event back.
    if (!isGoogleError(error, 'missing', 'refused') || lost >= MOST_LOST) throw error
    return make(calls, { viewingId, lost: lost + 1, body })
  }
}

/** As its agent may see it now; null where it is not theirs, or was called off, or they may not come in. */
async function findKept({ db }: WriteDeps, { viewingId, personId }: Key): Promise<Kept | null> {
  const person = await findAddressee(db, personId)
  if (!person) return null
  const readable = leadScope(person.actor)
  const viewing = await findKeptViewing(db, viewingId, { agentId: personId, readable })
  return viewing && viewing.status !== 'cancelled' ? { viewing, person } : null
}

async function bodyOf(
  { db, settings, appUrl }: WriteDeps,
  { viewing, person }: Kept,
): Promise<EventBody> {
  const { house } = settings.current()
  const language = isLanguage(person.language)
    ? person.language
    : (house.languages[0] ?? LANGUAGES[0])
  const areas = new Map((await listCommunities(db)).map((area) => [area.key, area]))
  const areaName = (key: string) => {
    const area = areas.get(key)
    return (language === 'ar' ? area?.nameAr : null) ?? area?.name ?? key
  }
  return eventOfViewing(viewing, { appUrl, zone: house.zone, language, areaName })
}
