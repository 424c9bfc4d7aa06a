import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, ne } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import { googleCalendars, googleEvents, leads, listings, viewings } from '../schema.ts'
import { viewingRowColumns } from '../viewings/columns.ts'
import { holdCalendar } from './calendars.ts'

export type GoogleEventRow = typeof googleEvents.$inferSelect
export type Key = Pick<GoogleEventRow, 'viewingId' | 'personId'>

export async function findEvent(
  db: PaceDb,
  { viewingId, personId }: Key,
): Promise<GoogleEventRow | null> {
  const [row] = await db.select().from(googleEvents).where(isOf({ viewingId, personId }))
  return row ?? null
}

/** Does nothing where the calendar was disconnected meanwhile. */
export async function keepEvent(
  db: PaceDb,
  event: typeof googleEvents.$inferInsert,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { personId, viewingId: _, ...rest } = event
    if (!(await holdCalendar(tx, personId))) return
    const target = [googleEvents.viewingId, googleEvents.personId]
    await tx.insert(googleEvents).values(event).onConflictDoUpdate({ target, set: rest })
  })
}

export async function changeEvent(
  db: PaceDb,
  key: Key,
  change: Partial<Omit<GoogleEventRow, keyof Key>>,
): Promise<void> {
  await db.update(googleEvents).set(change).where(isOf(key))
}

/** Whether it stood there until now: of two that find it deleted one asks. */
export async function markRemoved(tx: PaceDb, key: Key, now: Date): Promise<boolean> {
  const marked = await tx
    .update(googleEvents)
    .set({ removedAt: now.toISOString(), told: null, etag: null })
    .where(and(isOf(key), isNull(googleEvents.removedAt)))
    .returning({ viewingId: googleEvents.viewingId })
  return marked.length > 0
}

/** Which event is which viewing, of an account that is another one now. */
export async function forgetEvents(tx: PaceDb, personId: string): Promise<void> {
  await tx.delete(googleEvents).where(eq(googleEvents.personId, personId))
}

export async function dropEvent(db: PaceDb, key: Key): Promise<void> {
  await db.delete(googleEvents).where(isOf(key))
}

/** What was deleted at Google and is still to come, the next first, as its agent sees it. */
export async function listRemoved(
  db: PaceDb,
  personId: string,
  { readable, now }: { readable: LeadScope; now: Date },
) {
  return db
    .select(viewingRowColumns(readable))
    .from(googleEvents)
    .innerJoin(viewings, eq(viewings.id, googleEvents.viewingId))
    .leftJoin(leads, eq(leads.id, viewings.leadId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(
      and(
        eq(googleEvents.personId, personId),
        isNotNull(googleEvents.removedAt),
        inArray(viewings.status, ['pending', 'confirmed']),
        gt(viewings.endsAt, now.toISOString()),
      ),
    )
    .orderBy(asc(viewings.startsAt), asc(viewings.id))
    .limit(MOST_ASKED)
}

const MOST_ASKED = 50

/** In which calendars these viewings stand, and are to: those of the agents that show them, and showed them until now. */
export async function listConcerned(db: PaceDb, viewingIds: readonly string[]): Promise<Key[]> {
  if (viewingIds.length === 0) return []
  const isOne = inArray(viewings.id, [...viewingIds])
  const theirs = await db
    .select({ viewingId: viewings.id, personId: googleCalendars.personId })
    .from(viewings)
    .innerJoin(googleCalendars, eq(googleCalendars.personId, viewings.agentId))
    .where(isOne)
  const { viewingId, personId } = googleEvents
  const there = await db
    .select({ viewingId, personId })
    .from(googleEvents)
    .where(inArray(viewingId, [...viewingIds]))
  return [...theirs, ...there]
}

/** More of one lead or home is to come in no house. */
const MOST_OF_RECORD = 100

/** Viewings to come of a lead or a home whose words have changed, of agents with a calendar. */
export async function listComingOf(
  db: PaceDb,
  { leadIds, listingIds, now }: { leadIds: string[]; listingIds: string[]; now: Date },
): Promise<Key[]> {
  const of = async (column: typeof viewings.leadId | typeof viewings.listingId, ids: string[]) => {
    if (ids.length === 0) return []
    return db
      .select({ viewingId: viewings.id, personId: googleCalendars.personId })
      .from(viewings)
      .innerJoin(googleCalendars, eq(googleCalendars.personId, viewings.agentId))
      .where(
        and(
          inArray(column, ids),
          gt(viewings.startsAt, now.toISOString()),
          ne(viewings.status, 'cancelled'),
        ),
      )
      .orderBy(asc(viewings.startsAt))
      .limit(MOST_OF_RECORD * ids.length)
  }
  return [...(await of(viewings.leadId, leadIds)), ...(await of(viewings.listingId, listingIds))]
}

/** What a calendar that is connected now has to be told: what is to come, and what stands in it already. */
export async function listToTell(
  db: PaceDb,
  personId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const coming = await db
    .select({ id: viewings.id })
    .from(viewings)
    .where(
      and(
        eq(viewings.agentId, personId),
        gt(viewings.startsAt, now.toISOString()),
        ne(viewings.status, 'cancelled'),
      ),
    )
    .orderBy(asc(viewings.startsAt), asc(viewings.id))
    .limit(limit)
  const there = await db
    .select({ id: googleEvents.viewingId })
    .from(googleEvents)
    .where(eq(googleEvents.personId, personId))
    .orderBy(desc(googleEvents.startsAt))
    .limit(limit)
  return [...new Set([...coming, ...there].map(({ id }) => id))]
}

/** A part of what stands in a calendar, for whoever takes all of it out. */
export async function listPart(db: PaceDb, personId: string, limit: number): Promise<Key[]> {
  const { viewingId, personId: whose, startsAt } = googleEvents
  return db
    .select({ viewingId, personId: whose })
    .from(googleEvents)
    .where(eq(whose, personId))
    .orderBy(desc(startsAt))
    .limit(limit)
}

/** What should stand between two instants in a calendar that was read whole, by the ids of its events. */
export async function listExpected(
  db: PaceDb,
  personId: string,
  { from, until }: { from: string; until: string },
): Promise<GoogleEventRow[]> {
  const rows = await db
    .select({ event: googleEvents })
    .from(googleEvents)
    .innerJoin(viewings, eq(viewings.id, googleEvents.viewingId))
    .where(
      and(
        eq(googleEvents.personId, personId),
        isNull(googleEvents.removedAt),
        gt(googleEvents.startsAt, from),
        lt(googleEvents.startsAt, until),
      ),
    )
    .limit(MOST_EXPECTED)
  return rows.map(({ event }) => event)
}

const MOST_EXPECTED = 2_000

function isOf({ viewingId, personId }: Key) {
  return and(eq(googleEvents.viewingId, viewingId), eq(googleEvents.personId, personId))
}
