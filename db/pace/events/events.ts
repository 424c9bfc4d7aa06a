import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import { type EntityEvent, EntityEventSchema } from '#domain/record/event.ts'
import type { PaceDb } from '../client.ts'
import { executePrepared } from '../query/prepared.ts'
import { entityEvents } from '../schema.ts'

/** The channel on which new entity events ring; the payload is empty, readers ask the log. */
export const EVENTS_CHANNEL = 'entity_events'

/** Held from the allotment of sequences to the commit, so that they become visible in order and readers pass none. */
const EVENT_ORDER_LOCK = 7_235_001

export type NewEntityEvent = Omit<EntityEvent, 'sequence' | 'at'>

/**
 * Appends to the one log. Call it last in the transaction that changes the record: until the commit every other
 * writer of events waits.
 */
export async function appendEvents(tx: PaceDb, events: readonly NewEntityEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = JSON.stringify(events)
  // Of one statement's parts none is sure to run before the other: the lock has one to itself.
  await Promise.all([
    executePrepared(tx, sql`select pg_advisory_xact_lock(${sql.raw(String(EVENT_ORDER_LOCK))})`),
    executePrepared(
      tx,
      sql`with added as (
        insert into entity_events (resource, key, old, new, actor, document_seq)
        select resource, key, old, new, actor, "documentSeq"
        from jsonb_to_recordset(${rows}::text::jsonb)
          as event (resource text, key text, old jsonb, new jsonb, actor text, "documentSeq" bigint)
        returning 1
      ) select pg_notify(${EVENTS_CHANNEL}, '') from added limit 1`,
    ),
  ])
}

/** The sequence of the newest event. */
export async function findLastSequence(db: PaceDb): Promise<number> {
  const [row] = await db
    .select({ sequence: sql<number>`coalesce(max(${entityEvents.sequence}), 0)::int8` })
    .from(entityEvents)
  return Number(row?.sequence ?? 0)
}

/** Events after `sequence`, in order. */
export async function listEvents(db: PaceDb, after: number, limit: number): Promise<EntityEvent[]> {
  const rows = await db
    .select()
    .from(entityEvents)
    .where(gt(entityEvents.sequence, after))
    .orderBy(asc(entityEvents.sequence))
    .limit(limit)
  return rows.map(toEvent)
}

/** The first events of a record, oldest first. */
export async function listRecordEvents(
  db: PaceDb,
  resource: EntityEvent['resource'],
  key: string,
  limit: number,
): Promise<EntityEvent[]> {
  const rows = await selectRecordEvents(db, resource, key)
    .orderBy(asc(entityEvents.sequence))
    .limit(limit)
  return rows.map(toEvent)
}

/** The latest events of a record, newest first. */
export async function listLatestEvents(
  db: PaceDb,
  resource: EntityEvent['resource'],
  key: string,
  limit: number,
): Promise<EntityEvent[]> {
  const rows = await selectRecordEvents(db, resource, key)
    .orderBy(desc(entityEvents.sequence))
    .limit(limit)
  return rows.map(toEvent)
}

function selectRecordEvents(db: PaceDb, resource: EntityEvent['resource'], key: string) {
  return db
    .select()
    .from(entityEvents)
    .where(and(eq(entityEvents.resource, resource), eq(entityEvents.key, key)))
}

export function toEvent(row: typeof entityEvents.$inferSelect): EntityEvent {
  return EntityEventSchema.parse(row)
}
