import type { PaceDb } from '../client.ts'

/** All that `read` reads is of one instant, however long it takes. It may only read. */
export function inOneInstant<Found>(
  db: PaceDb,
  read: (tx: PaceDb) => Promise<Found>,
): Promise<Found> {
  return db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}
