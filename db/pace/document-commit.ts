import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PaceDb } from './client.ts'

/** What is to be appended to one document's log, as seen from `seq` of `generation`. */
export type Append = {
  document: string
  generation: number
  seq: number
  fence?: number
  updates: readonly { update: Uint8Array; actor: string }[]
}
/**
 * `moved`: somebody else has committed since. `fenced`: a later holder of the lease has written. `regenerated` and
 * `gone`: every copy is void.
 */
export type AppendOutcome = 'committed' | 'moved' | 'fenced' | 'regenerated' | 'gone'

const OutcomesSchema = z.array(
  z.object({
    document: z.string(),
    outcome: z.enum(['committed', 'moved', 'fenced', 'regenerated', 'gone']),
  }),
)

/**
 * The group commit: one statement for all documents. Rows are locked in name order, so that two nodes never wait for
 * each other in a circle; a document that is not as expected is left out and does not hold up the rest.
 */
export async function appendUpdates(
  db: PaceDb,
  appends: readonly Append[],
): Promise<Map<string, AppendOutcome>> {
  const rows = appends.flatMap(({ document, seq, updates }) =>
    updates.map(({ update, actor }, index) => ({ document, seq: seq + 1 + index, update, actor })),
  )
  const result = await db.execute(sql`
    with wanted as (
      select * from unnest(
        ${sql.param(appends.map((append) => append.document))}::text[],
        ${sql.param(appends.map((append) => append.generation))}::int[],
        ${sql.param(appends.map((append) => append.seq))}::bigint[],
        ${sql.param(appends.map((append) => append.fence ?? -1))}::bigint[],
        ${sql.param(appends.map((append) => append.updates.length))}::int[]
      ) as t (document, generation, seq, fence, count)
    ), locked as (
      select name, generation, seq, fence, deleted_at from documents
      where name in (select document from wanted) order by name for update
    ), judged as (
      select w.document, w.seq, w.fence, w.count, case
        when l.name is null or l.deleted_at is not null then 'gone'
        when l.generation <> w.generation then 'regenerated'
        when w.fence >= 0 and l.fence > w.fence then 'fenced'
        when l.seq <> w.seq then 'moved'
        else 'committed' end as outcome
      from wanted w left join locked l on l.name = w.document
    ), logged as (
      insert into document_updates (document, seq, update, actor)
      select r.document, r.seq, decode(r.update, 'hex'), r.actor from unnest(
        ${sql.param(rows.map((row) => row.document))}::text[],
        ${sql.param(rows.map((row) => row.seq))}::bigint[],
        ${sql.param(rows.map((row) => toHex(row.update)))}::text[],
        ${sql.param(rows.map((row) => row.actor))}::text[]
      ) as r (document, seq, update, actor)
      join judged j on j.document = r.document and j.outcome = 'committed'
    ), moved_on as (
      update documents d set seq = j.seq + j.count, updated_at = now(), fence = greatest(d.fence, j.fence)
      from judged j where j.document = d.name and j.outcome = 'committed'
    )
    select document, outcome from judged`)
  const outcomes = OutcomesSchema.parse([...result])
  return new Map(outcomes.map(({ document, outcome }) => [document, outcome]))
}

/** The driver takes an array of bytes for bytes. */
function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
