import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { PaceClient, PaceDb } from '../client.ts'
import { base64 } from '../query/bytes.ts'
import { executePrepared } from '../query/prepared.ts'
import { PROJECTED_KINDS } from './projections.ts'

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
 * each other in a circle; a document that is not as expected is left out and does not hold up the rest. `db` is a pool
 * or the transaction that the commit is part of.
 */
export async function appendUpdates(
  db: PaceDb,
  appends: readonly Append[],
): Promise<Map<string, AppendOutcome>> {
  return readOutcomes(await executePrepared(db, statement(valuesOf(appends))))
}

/** The same as a statement that each connection prepares once: it runs some hundred times a second. */
export function createAppender({ sql: client }: Pick<PaceClient, 'sql'>) {
  const { sql: text } = new PgDialect().sqlToQuery(statement(valuesOf([])))
  return async (appends: readonly Append[]): Promise<Map<string, AppendOutcome>> => {
    const values = Object.values(valuesOf(appends))
    return readOutcomes([...(await client.unsafe(text, values, { prepare: true }))])
  }
}

type Values = ReturnType<typeof valuesOf>

/** In the order of the statement's parameters. All updates travel as one run of bytes, cut up by the database. */
function valuesOf(appends: readonly Append[]) {
  const rows = appends.flatMap(({ seq, updates }, place) =>
    updates.map(({ update, actor }, index) => ({ place, seq: seq + 1 + index, update, actor })),
  )
  const lengths = rows.map(({ update }) => update.length)
  let end = 1
  return {
    documents: appends.map(({ document }) => document),
    generations: appends.map(({ generation }) => generation),
    seqs: appends.map(({ seq }) => seq),
    fences: appends.map(({ fence }) => fence ?? -1),
    counts: appends.map(({ updates }) => updates.length),
    bytes: base64(Buffer.concat(rows.map(({ update }) => update))),
    rowPlaces: rows.map(({ place }) => place + 1),
    rowSeqs: rows.map(({ seq }) => seq),
    rowStarts: lengths.map((length) => (end += length) - length),
    rowLengths: lengths,
    rowActors: rows.map(({ actor }) => actor),
  }
}

function statement(values: Values): SQL {
  return sql`
    with wanted as (
      select * from unnest(
        ${sql.param(values.documents)}::text[],
        ${sql.param(values.generations)}::int[],
        ${sql.param(values.seqs)}::bigint[],
        ${sql.param(values.fences)}::bigint[],
        ${sql.param(values.counts)}::int[]
      ) with ordinality as t (document, generation, seq, fence, count, place)
    ), run as materialized (
      select decode(${sql.param(values.bytes)}::text, 'base64') as bytes
    ), locked as (
      select name, generation, seq, fence, deleted_at from documents
      where name in (select document from wanted) order by name for update
    ), judged as (
      select w.document, w.seq, w.fence, w.count, w.place, case
        when l.name is null or l.deleted_at is not null then 'gone'
        when l.generation <> w.generation then 'regenerated'
        when w.fence >= 0 and l.fence > w.fence then 'fenced'
        when l.seq <> w.seq then 'moved'
        else 'committed' end as outcome
      from wanted w left join locked l on l.name = w.document
    ), logged as (
      insert into document_updates (document, seq, update, actor)
      select j.document, r.seq, substring(run.bytes from r.start for r.length), r.actor
      from unnest(
        ${sql.param(values.rowPlaces)}::int[],
        ${sql.param(values.rowSeqs)}::bigint[],
        ${sql.param(values.rowStarts)}::int[],
        ${sql.param(values.rowLengths)}::int[],
        ${sql.param(values.rowActors)}::text[]
      ) as r (place, seq, start, length, actor)
      cross join run
      join judged j on j.place = r.place and j.outcome = 'committed'
    ), moved_on as (
      update documents d set
        seq = j.seq + j.count,
        projected_seq = case when ${isProjected} then d.projected_seq else j.seq + j.count end,
        updated_at = now(),
        fence = greatest(d.fence, j.fence)
      from judged j where j.document = d.name and j.outcome = 'committed'
    )
    select document, outcome from judged`
}

const isProjected = sql.raw(`d.kind in (${PROJECTED_KINDS.map((kind) => `'${kind}'`).join(', ')})`)

function readOutcomes(rows: unknown[]): Map<string, AppendOutcome> {
  const outcomes = OutcomesSchema.parse(rows)
  return new Map(outcomes.map(({ document, outcome }) => [document, outcome]))
}
