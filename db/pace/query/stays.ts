import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { executePrepared } from './prepared.ts'

/** A record came to another value of a field: a lead to a stage, a listing to a status. */
export type Move = {
  id: string
  from: string | null
  to: string
  at: string
  actor: string
  documentSeq: number
}
/** What of an event is looked at. */
type Told = {
  resource: string
  key: string
  actor: string
  documentSeq?: number | null | undefined
  old?: Readonly<Record<string, unknown>> | null | undefined
  new?: Readonly<Record<string, unknown>> | null | undefined
}
/** Where the stays of a noun are kept: its table, and what the columns are called that say whose and in what. */
type Kept = { noun: 'lead' | 'listing'; field: 'stage' | 'status'; table: string; id: string }

/** The move that an event of such a record tells of, or null. */
export function moveOf(event: Told, at: string, { noun, field }: Kept): Move | null {
  const to = event.new?.[field]
  if (event.resource !== noun || typeof to !== 'string') return null
  const from = event.old?.[field]
  const { key: id, actor, documentSeq } = event
  const of = { id, at, actor, documentSeq: documentSeq ?? 0 }
  return { ...of, from: typeof from === 'string' ? from : null, to }
}

/** Part of the transaction that writes the record's row: each move ends the stay before it. Told again, nothing changes. */
export async function insertMoves(
  tx: PaceDb,
  moves: readonly Move[],
  { table, id, field }: Kept,
): Promise<void> {
  if (moves.length === 0) return
  const [stays, of, from, to] = [table, id, `from_${field}`, `to_${field}`].map((name) =>
    sql.identifier(name),
  )
  await executePrepared(
    tx,
    sql`with moved as (
        select id, at, "documentSeq" as document_seq, "from", "to", actor,
          lead(at) over (partition by id order by "documentSeq") as until,
          row_number() over (partition by id order by "documentSeq") as place
        from jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb)
          as move (id uuid, at timestamptz, "documentSeq" bigint, "from" text, "to" text, actor text)
      ), ended as (
        update ${stays} as stay set until = moved.at from moved
        where stay.${of} = moved.id and stay.until is null and moved.place = 1 and stay.document_seq < moved.document_seq
      )
      insert into ${stays} (${of}, at, document_seq, ${from}, ${to}, until, actor)
      select id, at, document_seq, "from", "to", until, actor from moved on conflict do nothing`,
  )
}
