import { eq, sql } from 'drizzle-orm'
import type { EntityEvent } from '#domain/record/event.ts'
import type { PaceDb } from '../client.ts'
import { listEvents } from './events.ts'
import { eventCursors } from '../schema.ts'

/** More of them wait for the next time. */
export const EVENTS_AT_ONCE = 200

/**
 * Handles the next events of a reader and moves its cursor, in one transaction under the cursor's lock: of many
 * processes one reads at a time. Returns how many there were.
 */
export async function readOnwards(
  db: PaceDb,
  reader: string,
  handle: (tx: PaceDb, events: readonly EntityEvent[]) => Promise<void>,
): Promise<number> {
  return db.transaction(async (tx) => {
    const events = await listEvents(tx, await lockCursor(tx, reader), EVENTS_AT_ONCE)
    const last = events.at(-1)
    if (!last) return 0
    await handle(tx, events)
    await tx
      .update(eventCursors)
      .set({ sequence: last.sequence, updatedAt: sql`now()` })
      .where(eq(eventCursors.reader, reader))
    return events.length
  })
}

/** Where it stands; a new reader begins at the log's beginning. */
async function lockCursor(tx: PaceDb, reader: string): Promise<number> {
  const lock = () =>
    tx.select().from(eventCursors).where(eq(eventCursors.reader, reader)).for('update')
  const [known] = await lock()
  if (known) return known.sequence
  await tx.insert(eventCursors).values({ reader }).onConflictDoNothing()
  const [begun] = await lock()
  return begun?.sequence ?? 0
}
