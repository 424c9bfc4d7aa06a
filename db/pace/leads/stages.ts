import { asc, eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { NewEntityEvent } from '../events/events.ts'
import { insertMoves, type Move, moveOf } from '../query/stays.ts'
import { leadStages } from '../schema.ts'

export type StageStay = Pick<
  typeof leadStages.$inferSelect,
  'from' | 'to' | 'at' | 'until' | 'actor'
>

const KEPT = { noun: 'lead', field: 'stage', table: 'lead_stages', id: 'lead_id' } as const

/** The move that an event of a lead tells of, or null. */
export function stageMoveOf(event: NewEntityEvent, at: string): Move | null {
  return moveOf(event, at, KEPT)
}

/** Part of the transaction that writes the lead's row. */
export function insertStageMoves(tx: PaceDb, moves: readonly Move[]): Promise<void> {
  return insertMoves(tx, moves, KEPT)
}

/** The stages that a lead went through, the first one first. */
export async function listStages(db: PaceDb, leadId: string): Promise<StageStay[]> {
  const { from, to, at, until, actor, documentSeq } = leadStages
  return db
    .select({ from, to, at, until, actor })
    .from(leadStages)
    .where(eq(leadStages.leadId, leadId))
    .orderBy(asc(at), asc(documentSeq))
    .limit(500)
}
