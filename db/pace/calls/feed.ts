import { and, desc, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import { contactsKnownAs } from '../contacts/identities.ts'
import type { PaceDb } from '../client.ts'
import { apiClients, feedEvents, feedPositions, leads } from '../schema.ts'

export type NewFeedEvent = {
  source: string
  eventId: string
  sequence: string
  callId: string
  type: string
}

/** Which of these events of a source were stored before. */
export async function findStoredEventIds(
  db: PaceDb,
  source: string,
  eventIds: readonly string[],
): Promise<Set<string>> {
  if (eventIds.length === 0) return new Set()
  const rows = await db
    .select({ id: feedEvents.eventId })
    .from(feedEvents)
    .where(
      and(
        eq(feedEvents.source, source),
        sql`${feedEvents.eventId} = any(${sql.param([...eventIds])}::text[])`,
      ),
    )
  return new Set(rows.map((row) => row.id))
}

/** Part of the commit that the events made. Fails if one was stored meanwhile, and the commit with it. */
export async function insertFeedEvents(tx: PaceDb, events: readonly NewFeedEvent[]): Promise<void> {
  if (events.length === 0) return
  const column = (name: keyof NewFeedEvent) => sql.param(events.map((event) => event[name]))
  await tx.execute(sql`
    insert into feed_events (source, event_id, sequence, call_id, type)
    select * from unnest(${column('source')}::text[], ${column('eventId')}::text[], ${column('sequence')}::text[],
      ${column('callId')}::text[], ${column('type')}::text[])`)
}

/** The last sequence that was stored for a source, or null. */
export async function findFeedPosition(db: PaceDb, source: string): Promise<string | null> {
  const [row] = await db
    .select({ lastSequence: feedPositions.lastSequence })
    .from(feedPositions)
    .where(eq(feedPositions.source, source))
  return row?.lastSequence ?? null
}

/** Never moves back: sequences are padded, so they order as strings of equal length. */
export async function moveFeedPosition(
  db: PaceDb,
  { source, clientId, lastSequence }: { source: string; clientId: string; lastSequence: string },
): Promise<void> {
  await db
    .insert(feedPositions)
    .values({ source, clientId, lastSequence })
    .onConflictDoUpdate({
      target: feedPositions.source,
      set: { clientId, lastSequence, updatedAt: sql`now()` },
      setWhere: sql`lpad(${feedPositions.lastSequence}, 20, '0') < lpad(excluded.last_sequence, 20, '0')`,
    })
}

/** The lead behind a phone number: of the agent's team before others, an open one before a closed, the newest first. */
export async function findLeadByPhone(
  db: PaceDb,
  phone: string,
  teamId: string | null,
): Promise<{ id: string; teamId: string | null } | null> {
  const open = notInArray(leads.stage, ENDED_STAGES)
  const [row] = await db
    .select({ id: leads.id, teamId: leads.teamId })
    .from(leads)
    .where(
      and(
        isNull(leads.mergedInto),
        or(eq(leads.phone, phone), inArray(leads.contactId, contactsKnownAs(db, 'phone', phone))),
      ),
    )
    .orderBy(
      sql`(${leads.teamId} is not distinct from ${teamId}::uuid) desc`,
      desc(open),
      desc(leads.createdAt),
    )
    .limit(1)
  return row ?? null
}

/** The scopes of a machine client that is still in force, or null. */
export async function findClientScopes(db: PaceDb, clientId: string): Promise<string[] | null> {
  const [row] = await db
    .select({ scopes: apiClients.scopes })
    .from(apiClients)
    .where(and(eq(apiClients.id, clientId), isNull(apiClients.revokedAt)))
  return row?.scopes ?? null
}
