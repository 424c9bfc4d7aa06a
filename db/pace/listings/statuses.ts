import { asc, eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { NewEntityEvent } from '../events/events.ts'
import { insertMoves, type Move, moveOf } from '../query/stays.ts'
import { listingStatuses } from '../schema.ts'

export type StatusStay = Pick<
  typeof listingStatuses.$inferSelect,
  'from' | 'to' | 'at' | 'until' | 'actor'
>

const KEPT = {
  noun: 'listing',
  field: 'status',
  table: 'listing_statuses',
  id: 'listing_id',
} as const

/** The move that an event of a listing tells of, or null. */
export function statusMoveOf(event: NewEntityEvent, at: string): Move | null {
  return moveOf(event, at, KEPT)
}

/** Part of the transaction that writes the listing's row. */
export function insertStatusMoves(tx: PaceDb, moves: readonly Move[]): Promise<void> {
  return insertMoves(tx, moves, KEPT)
}

/** The statuses that a listing went through, the first one first. */
export async function listStatuses(db: PaceDb, listingId: string): Promise<StatusStay[]> {
  const { from, to, at, until, actor, documentSeq } = listingStatuses
  return db
    .select({ from, to, at, until, actor })
    .from(listingStatuses)
    .where(eq(listingStatuses.listingId, listingId))
    .orderBy(asc(at), asc(documentSeq))
    .limit(500)
}
