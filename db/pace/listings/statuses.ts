import { asc, eq, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { NewEntityEvent } from '../events/events.ts'
import { executePrepared } from '../query/prepared.ts'
import { listingStatuses } from '../schema.ts'

export type StatusMove = {
  listingId: string
  from: string | null
  to: string
  at: string
  actor: string
  documentSeq: number
}
export type StatusStay = Pick<
  typeof listingStatuses.$inferSelect,
  'from' | 'to' | 'at' | 'until' | 'actor'
>

/** The move that an event of a listing tells of, or null. */
export function statusMoveOf(event: NewEntityEvent, at: string): StatusMove | null {
  const to = event.new?.['status']
  if (event.resource !== 'listing' || typeof to !== 'string') return null
  const from = event.old?.['status']
  const { key: listingId, actor, documentSeq } = event
  const of = { listingId, at, actor, documentSeq: documentSeq ?? 0 }
  return { ...of, from: typeof from === 'string' ? from : null, to }
}

/** Part of the transaction that writes the listing's row: each move ends the stay before it. Told again, nothing changes. */
export async function insertStatusMoves(tx: PaceDb, moves: readonly StatusMove[]): Promise<void> {
  if (moves.length === 0) return
  await executePrepared(
    tx,
    sql`with moved as (
        select "listingId" as listing_id, at, "documentSeq" as document_seq, "from" as from_status, "to" as to_status, actor,
          lead(at) over (partition by "listingId" order by "documentSeq") as until,
          row_number() over (partition by "listingId" order by "documentSeq") as place
        from jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb)
          as move ("listingId" uuid, at timestamptz, "documentSeq" bigint, "from" text, "to" text, actor text)
      ), ended as (
        update listing_statuses set until = moved.at from moved
        where listing_statuses.listing_id = moved.listing_id and listing_statuses.until is null and moved.place = 1
          and listing_statuses.document_seq < moved.document_seq
      )
      insert into listing_statuses (listing_id, at, document_seq, from_status, to_status, until, actor)
      select listing_id, at, document_seq, from_status, to_status, until, actor from moved on conflict do nothing`,
  )
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
