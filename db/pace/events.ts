import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import { type EntityEvent, EntityEventSchema } from '#domain/event.ts'
import type { PaceDb } from './client.ts'
import { entityEvents } from './schema.ts'

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
  await tx.execute(sql`select pg_advisory_xact_lock(${EVENT_ORDER_LOCK})`)
  await tx.insert(entityEvents).values([...events])
  await tx.execute(sql`select pg_notify(${EVENTS_CHANNEL}, '')`)
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

function toEvent(row: typeof entityEvents.$inferSelect): EntityEvent {
  return EntityEventSchema.parse(row)
}
