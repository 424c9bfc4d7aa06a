import { and, eq, inArray } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { busyTimes } from '../schema.ts'
import { holdCalendar } from './calendars.ts'

/** Events by id, with the time that each takes; null where it takes none. */
export type EventTimes = Map<string, { startsAt: string; endsAt: string } | null>

/** Rows of one statement: Postgres takes so many parameters and no more. */
const AT_ONCE = 1_000

/** All that somebody is busy with, in the place of what was known before. */
export async function replaceBusyTimes(
  tx: PaceDb,
  personId: string,
  events: EventTimes,
): Promise<void> {
  if (!(await holdCalendar(tx, personId))) return
  await tx.delete(busyTimes).where(eq(busyTimes.personId, personId))
  await insertBusy(tx, personId, events)
}

/** What has changed since: times that are taken now, and events that take none any more. */
export async function changeBusyTimes(
  tx: PaceDb,
  personId: string,
  events: EventTimes,
): Promise<void> {
  if (!(await holdCalendar(tx, personId))) return
  const ids = [...events.keys()]
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await tx
      .delete(busyTimes)
      .where(
        and(
          eq(busyTimes.personId, personId),
          inArray(busyTimes.eventId, ids.slice(at, at + AT_ONCE)),
        ),
      )
  await insertBusy(tx, personId, events)
}

async function insertBusy(tx: PaceDb, personId: string, events: EventTimes): Promise<void> {
  const rows = [...events].flatMap(([eventId, time]) =>
    time ? [{ personId, eventId, ...time }] : [],
  )
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await tx.insert(busyTimes).values(rows.slice(at, at + AT_ONCE))
}
