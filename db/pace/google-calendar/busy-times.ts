import { and, eq, inArray } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { busyTimes } from '../schema.ts'
import { holdCalendar } from './calendars.ts'

export type BusyTime = Omit<typeof busyTimes.$inferInsert, 'personId'>
export type BusyChange = { busy: readonly BusyTime[]; free: readonly string[] }

/** Rows of one statement: Postgres takes so many parameters and no more. */
const AT_ONCE = 1_000

/** All that somebody is busy with, in the place of what was known before. */
export async function replaceBusyTimes(
  tx: PaceDb,
  personId: string,
  busy: readonly BusyTime[],
): Promise<void> {
  if (!(await holdCalendar(tx, personId))) return
  await tx.delete(busyTimes).where(eq(busyTimes.personId, personId))
  await insertBusy(tx, personId, busy)
}

/** What has changed since: times that are taken now, and events that take none any more. */
export async function changeBusyTimes(
  tx: PaceDb,
  personId: string,
  { busy, free }: BusyChange,
): Promise<void> {
  if (!(await holdCalendar(tx, personId))) return
  const ids = [...free, ...busy.map(({ eventId }) => eventId)]
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await tx
      .delete(busyTimes)
      .where(
        and(
          eq(busyTimes.personId, personId),
          inArray(busyTimes.eventId, ids.slice(at, at + AT_ONCE)),
        ),
      )
  await insertBusy(tx, personId, busy)
}

async function insertBusy(tx: PaceDb, personId: string, busy: readonly BusyTime[]): Promise<void> {
  // One that changed while the pages were read is on two of them: the later one counts.
  const rows = [...new Map(busy.map((one) => [one.eventId, one])).values()]
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await tx
      .insert(busyTimes)
      .values(rows.slice(at, at + AT_ONCE).map((one) => ({ ...one, personId })))
}
