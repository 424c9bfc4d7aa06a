import { and, asc, eq, gt, inArray, isNull, lte, notInArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { readInstant } from '../../columns.ts'
import type { PaceDb } from '../client.ts'
import { readPrepared } from '../query/prepared.ts'
import { documents, documentUpdates } from '../schema.ts'

/** Kinds of documents that have a row or make entity events. */
export const PROJECTED_KINDS = ['contact', 'lead', 'listing', 'call'] as const

export function isProjected(document: string): boolean {
  return PROJECTED_KINDS.some((kind) => document.startsWith(`${kind}:`))
}

export type ProjectionState = {
  name: string
  kind: string
  generation: number
  seq: number
  projectedSeq: number
  snapshotSeq: number
}
export type StoredUpdate = { seq: number; update: Uint8Array; actor: string; at: string }

/** Documents whose rows and events are behind their log, longest-waiting first. */
export async function listUnprojected(db: PaceDb, limit: number): Promise<string[]> {
  const rows = await db
    .select({ name: documents.name })
    .from(documents)
    .where(
      and(
        sql`${documents.projectedSeq} < ${documents.seq}`,
        inArray(documents.kind, [...PROJECTED_KINDS]),
        isNull(documents.deletedAt),
      ),
    )
    .orderBy(asc(documents.updatedAt))
    .limit(limit)
  return rows.map((row) => row.name)
}

/** Nothing is projected from the other kinds: their place follows their log, so that the index of those behind stays small. */
export async function advanceUnprojectedKinds(db: PaceDb): Promise<void> {
  await db
    .update(documents)
    .set({ projectedSeq: sql`${documents.seq}` })
    .where(
      and(
        sql`${documents.projectedSeq} < ${documents.seq}`,
        notInArray(documents.kind, [...PROJECTED_KINDS]),
      ),
    )
}

export async function findProjection(db: PaceDb, name: string): Promise<ProjectionState | null> {
  const { kind, generation, seq, projectedSeq, snapshotSeq } = documents
  const [row] = await db
    .select({ name: documents.name, kind, generation, seq, projectedSeq, snapshotSeq })
    .from(documents)
    .where(eq(documents.name, name))
  return row ?? null
}

export async function findGeneration(db: PaceDb, name: string): Promise<number> {
  return (await findProjection(db, name))?.generation ?? 1
}

export async function findProjectedSeqs(
  db: PaceDb,
  names: readonly string[],
): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  const rows = await db
    .select({ name: documents.name, projectedSeq: documents.projectedSeq })
    .from(documents)
    .where(sql`${documents.name} = any(${sql.param([...names])}::text[])`)
  return new Map(rows.map(({ name, projectedSeq }) => [name, projectedSeq]))
}

/** Who made a commit, and when; null where there is none of that sequence. */
export async function findCommit(
  db: PaceDb,
  name: string,
  seq: number,
): Promise<{ actor: string; at: string } | null> {
  const { actor, at } = documentUpdates
  const [row] = await db
    .select({ actor, at })
    .from(documentUpdates)
    .where(and(eq(documentUpdates.document, name), eq(documentUpdates.seq, seq)))
  return row ?? null
}

export async function findSnapshot(
  db: PaceDb,
  name: string,
): Promise<{ snapshot: Uint8Array | null; seq: number } | null> {
  const [row] = await db
    .select({ snapshot: documents.snapshot, seq: documents.snapshotSeq })
    .from(documents)
    .where(eq(documents.name, name))
  return row ?? null
}

/** Updates after `after` up to and with `upTo`, in order. */
export async function listUpdates(
  db: PaceDb,
  name: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<StoredUpdate[]> {
  const { seq, update, actor, at } = documentUpdates
  return db
    .select({ seq, update, actor, at })
    .from(documentUpdates)
    .where(and(eq(documentUpdates.document, name), gt(seq, after), lte(seq, upTo)))
    .orderBy(asc(seq))
}

const NumberSchema = z.coerce.number()
const BytesSchema = z.instanceof(Uint8Array)
const PendingSchema = z.object({
  name: z.string(),
  kind: z.string(),
  generation: NumberSchema,
  seq: NumberSchema,
  projectedSeq: NumberSchema,
  snapshotSeq: NumberSchema,
  seqs: z.array(NumberSchema).nullable(),
  updates: z.array(BytesSchema).nullable(),
  actors: z.array(z.string()).nullable(),
  times: z.array(z.string()).nullable(),
})
export type Pending = { state: ProjectionState; updates: StoredUpdate[] }

/** Of these documents those whose rows are behind, each with the next updates, `most` at most: one statement for all. */
export async function findPending(
  db: PaceDb,
  names: readonly string[],
  most: number,
): Promise<Pending[]> {
  const rows = await readPrepared(
    db,
    sql`select d.name, d.kind, d.generation, d.seq, d.projected_seq as "projectedSeq", d.snapshot_seq as "snapshotSeq", log.*
      from documents d, lateral (
        select array_agg(u.seq order by u.seq) as seqs, array_agg(u.update order by u.seq) as updates,
          array_agg(u.actor order by u.seq) as actors, array_agg(u.at::text order by u.seq) as times
        from document_updates u
        where u.document = d.name and u.seq > d.projected_seq and u.seq <= d.projected_seq + ${most}) as log
      where d.name = any(${sql.param(names)}::text[]) and d.projected_seq < d.seq`,
    PendingSchema,
  )
  return rows.map(({ seqs, updates, actors, times, ...state }) => ({
    state,
    updates: (seqs ?? []).map((seq, index) => ({
      seq,
      update: updates?.[index] ?? new Uint8Array(),
      actor: actors?.[index] ?? '',
      at: readInstant(times?.[index] ?? ''),
    })),
  }))
}

const StoredStateSchema = z.object({
  name: z.string(),
  generation: NumberSchema,
  projectedSeq: NumberSchema,
  committedAt: z
    .string()
    .nullable()
    .transform((at) => (at === null ? new Date().toISOString() : readInstant(at))),
  snapshot: BytesSchema.nullable(),
  tail: z.array(BytesSchema).nullable(),
})
export type StoredState = z.infer<typeof StoredStateSchema>

/** These documents as far as they are projected: a snapshot where that is not later, and what follows it. */
export async function loadProjected(
  db: PaceDb,
  names: readonly string[],
): Promise<Map<string, StoredState>> {
  const rows = await readPrepared(
    db,
    sql`select d.name, d.generation, d.projected_seq as "projectedSeq",
      (select at::text from document_updates u where u.document = d.name and u.seq = d.projected_seq) as "committedAt",
      case when d.snapshot_seq <= d.projected_seq then d.snapshot end as snapshot, (
        select array_agg(u.update order by u.seq) from document_updates u
        where u.document = d.name and u.seq <= d.projected_seq
          and u.seq > case when d.snapshot is not null and d.snapshot_seq <= d.projected_seq then d.snapshot_seq else 0 end
      ) as tail
      from documents d where d.name = any(${sql.param(names)}::text[])`,
    StoredStateSchema,
  )
  return new Map(rows.map((row) => [row.name, row]))
}

export type Advance = { name: string; generation: number; from: number; to: number }

/**
 * Moves the projections of documents on, and says which: of the others somebody else has, and nothing of them may be written. Their rows
 * stay locked until the transaction ends, in the order of their names like every writer's: take them before the lock of the event log.
 */
export async function advanceProjections(
  tx: PaceDb,
  advances: readonly Advance[],
): Promise<Set<string>> {
  const rows = await readPrepared(
    tx,
    sql`with wanted as (
        select * from unnest(
          ${sql.param(advances.map(({ name }) => name))}::text[],
          ${sql.param(advances.map(({ generation }) => generation))}::int[],
          ${sql.param(advances.map(({ from }) => from))}::bigint[],
          ${sql.param(advances.map(({ to }) => to))}::bigint[]
        ) as t (name, generation, "from", "to")
      ), locked as (
        select name, generation, projected_seq from documents
        where name in (select name from wanted) order by name for update
      )
      update documents d set projected_seq = w."to"
      from wanted w join locked l on l.name = w.name and l.generation = w.generation and l.projected_seq = w."from"
      where d.name = w.name returning d.name`,
    z.object({ name: z.string() }),
  )
  return new Set(rows.map(({ name }) => name))
}

/** Names of all projected documents, in pages. */
export async function listProjected(
  db: PaceDb,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ name: documents.name })
    .from(documents)
    .where(
      and(
        inArray(documents.kind, [...PROJECTED_KINDS]),
        isNull(documents.deletedAt),
        gt(documents.name, after),
      ),
    )
    .orderBy(asc(documents.name))
    .limit(limit)
  return rows.map((row) => row.name)
}
