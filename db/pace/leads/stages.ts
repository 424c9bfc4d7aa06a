import { asc, eq, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { NewEntityEvent } from '../events/events.ts'
import { executePrepared } from '../query/prepared.ts'
import { leadStages } from '../schema.ts'

export type StageMove = {
  leadId: string
  from: string | null
  to: string
  at: string
  actor: string
  documentSeq: number
}
export type StageStay = Pick<
  typeof leadStages.$inferSelect,
  'from' | 'to' | 'at' | 'until' | 'actor'
>

/** The move that an event of a lead tells of, or null. */
export function stageMoveOf(event: NewEntityEvent, at: string): StageMove | null {
  const to = event.new?.['stage']
  if (event.resource !== 'lead' || typeof to !== 'string') return null
  const from = event.old?.['stage']
  const { key: leadId, actor, documentSeq } = event
  const of = { leadId, at, actor, documentSeq: documentSeq ?? 0 }
  return { ...of, from: typeof from === 'string' ? from : null, to }
}

/** Part of the transaction that writes the lead's row: each move ends the stay before it. Told again, nothing changes. */
export async function insertStageMoves(tx: PaceDb, moves: readonly StageMove[]): Promise<void> {
  if (moves.length === 0) return
  await executePrepared(
    tx,
    sql`with moved as (
        select "leadId" as lead_id, at, "documentSeq" as document_seq, "from" as from_stage, "to" as to_stage, actor,
          lead(at) over (partition by "leadId" order by "documentSeq") as until,
          row_number() over (partition by "leadId" order by "documentSeq") as place
        from jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb)
          as move ("leadId" uuid, at timestamptz, "documentSeq" bigint, "from" text, "to" text, actor text)
      ), ended as (
        update lead_stages set until = moved.at from moved
        where lead_stages.lead_id = moved.lead_id and lead_stages.until is null and moved.place = 1
          and lead_stages.document_seq < moved.document_seq
      )
      insert into lead_stages (lead_id, at, document_seq, from_stage, to_stage, until, actor)
      select lead_id, at, document_seq, from_stage, to_stage, until, actor from moved on conflict do nothing`,
  )
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
