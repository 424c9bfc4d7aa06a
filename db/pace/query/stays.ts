import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { executePrepared } from './prepared.ts'

/** A record came to another value of a field: a lead to a stage, a listing to a status or a price. A price may be taken away. */
export type Move = {
  id: string
  from: string | null
  to: string | null
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
type Kept = {
  noun: 'lead' | 'listing'
  field: 'stage' | 'status' | 'price'
  table: string
  id: string
  /** Of its values; text where nothing is said. */
  type?: 'bigint'
}

/** The move that an event of such a record tells of, or null. */
export function moveOf(event: Told, at: string, { noun, field, type }: Kept): Move | null {
  if (event.resource !== noun || !event.new || !Object.hasOwn(event.new, field)) return null
  const [from, to] = [valueOf(event.old?.[field], type), valueOf(event.new[field], type)]
  if (to === null && (from === null || type === undefined)) return null
  const { key: id, actor, documentSeq } = event
  return { id, at, actor, documentSeq: documentSeq ?? 0, from, to }
}

function valueOf(value: unknown, type: Kept['type']): string | null {
  if (type === undefined) return typeof value === 'string' ? value : null
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null
}

/** Part of the transaction that writes the record's row: each move ends the stay before it. Told again, nothing changes. */
export async function insertMoves(
  tx: PaceDb,
  moves: readonly Move[],
  { table, id, field, type }: Kept,
): Promise<void> {
  if (moves.length === 0) return
  const as = sql.raw(type ?? 'text')
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
      select id, at, document_seq, "from"::${as}, "to"::${as}, until, actor from moved on conflict do nothing`,
  )
}
