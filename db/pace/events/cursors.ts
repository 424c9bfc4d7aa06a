import { eq, sql } from 'drizzle-orm'
import type { EntityEvent } from '#domain/record/event.ts'
import type { PaceDb } from '../client.ts'
import { listEvents } from './events.ts'
import { eventCursors } from '../schema.ts'

const BATCH = 200

/**
 * Handles the next events of a reader and moves its cursor, in one transaction under the cursor's lock: of many
 * processes one reads at a time. Returns how many there were.
 */
export async function readOnwards(
  db: PaceDb,
  reader: string,
  handle: (tx: PaceDb, events: readonly EntityEvent[]) => Promise<void>,
): Promise<number> {
  await db.insert(eventCursors).values({ reader }).onConflictDoNothing()
  return db.transaction(async (tx) => {
    const [cursor] = await tx
      .select()
      .from(eventCursors)
      .where(eq(eventCursors.reader, reader))
      .for('update')
    const events = await listEvents(tx, cursor?.sequence ?? 0, BATCH)
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
