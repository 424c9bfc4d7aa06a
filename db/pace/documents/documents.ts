import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseDocumentName } from '#domain/documents/documents.ts'
import type { PaceDb } from '../client.ts'
import { bytesParam } from '../query/bytes.ts'
import { documents, documentUpdates } from '../schema.ts'

/** A document as stored: `tail` are the updates after `snapshotSeq`, in order and without gaps. */
export type StoredDocument = {
  name: string
  generation: number
  seq: number
  snapshot: Uint8Array | null
  snapshotSeq: number
  snapshotVector: Uint8Array | null
  tail: Uint8Array[]
  deleted: boolean
}
export type LoggedUpdate = { seq: number; update: Uint8Array; actor: string }
/** Everything up to `snapshotSeq` as one update, and its state vector. */
export type NewSnapshot = {
  name: string
  generation: number
  snapshotSeq: number
  snapshot: Uint8Array
  vector: Uint8Array
}
export type NewDocument = {
  name: string
  actor: string
  /** Without one the document begins empty, at sequence 0. */
  update?: Uint8Array
  teamId?: string | null
  /** The row that it was made from says the same already. */
  projected?: boolean
}

/** In one statement, so that snapshot and tail fit each other whatever a compaction does meanwhile. */
export async function loadDocument(db: PaceDb, name: string): Promise<StoredDocument | null> {
  return (await loadDocuments(db, [name])).get(name) ?? null
}

/** Those of them that there are. */
export async function loadDocuments(
  db: PaceDb,
  names: readonly string[],
): Promise<Map<string, StoredDocument>> {
  const rows = await db
    .select({
      name: documents.name,
      generation: documents.generation,
      seq: documents.seq,
      snapshot: documents.snapshot,
      snapshotSeq: documents.snapshotSeq,
      snapshotVector: documents.snapshotVector,
      deletedAt: documents.deletedAt,
      tail: sql<Uint8Array[] | null>`(
        select array_agg(u.update order by u.seq) from document_updates u
        where u.document = ${documents.name} and u.seq > ${documents.snapshotSeq})`,
    })
    .from(documents)
    .where(sql`${documents.name} = any(${sql.param([...names])}::text[])`)
  return new Map(
    rows.map(({ deletedAt, tail, ...stored }) => [
      stored.name,
      { ...stored, tail: tail ?? [], deleted: deletedAt !== null },
    ]),
  )
}

/** What was committed after `seq`, in order. */
export async function listUpdatesAfter(
  db: PaceDb,
  name: string,
  seq: number,
): Promise<LoggedUpdate[]> {
  const { seq: place, update, actor } = documentUpdates
  return db
    .select({ seq: place, update, actor })
    .from(documentUpdates)
    .where(and(eq(documentUpdates.document, name), gt(place, seq)))
    .orderBy(place)
}

/** The same for many documents at once, each after its own position; nothing where it is another generation by now. */
export async function listAllUpdatesAfter(
  db: PaceDb,
  positions: readonly { name: string; seq: number; generation: number }[],
): Promise<Map<string, LoggedUpdate[]>> {
  const rows = await db
    .select({
      document: documentUpdates.document,
      seq: documentUpdates.seq,
      update: documentUpdates.update,
      actor: documentUpdates.actor,
    })
    .from(documentUpdates)
    .innerJoin(
      sql`unnest(
        ${sql.param(positions.map(({ name }) => name))}::text[],
        ${sql.param(positions.map(({ seq }) => seq))}::bigint[],
        ${sql.param(positions.map(({ generation }) => generation))}::int[]
      ) as p (name, seq, generation)`,
      sql`${documentUpdates.document} = p.name and ${documentUpdates.seq} > p.seq`,
    )
    .innerJoin(
      documents,
      and(
        eq(documents.name, documentUpdates.document),
        isNull(documents.deletedAt),
        sql`${documents.generation} = p.generation`,
      ),
    )
    .orderBy(documentUpdates.document, documentUpdates.seq)
  return Map.groupBy(rows, ({ document }) => document)
}

/** How a document is no longer as a process has it: others have committed, or every copy is void. */
export type MoveOutcome = 'moved' | 'regenerated' | 'gone'

const MovedSchema = z.array(
  z.object({ name: z.string(), outcome: z.enum(['moved', 'regenerated', 'gone']) }),
)

/** Of these documents those that have moved on, are another generation, or gone: what a node has missed. */
export async function findMoved(
  db: PaceDb,
  positions: readonly { name: string; seq: number; generation: number }[],
): Promise<Map<string, MoveOutcome>> {
  const rows = await db.execute(sql`
    select name, outcome from (
      select p.name, case
        when d.name is null or d.deleted_at is not null then 'gone'
        when d.generation <> p.generation then 'regenerated'
        when d.seq <> p.seq then 'moved' end as outcome
      from unnest(
        ${sql.param(positions.map(({ name }) => name))}::text[],
        ${sql.param(positions.map(({ seq }) => seq))}::bigint[],
        ${sql.param(positions.map(({ generation }) => generation))}::int[]
      ) as p (name, seq, generation)
      left join documents d on d.name = p.name
    ) as judged
    where outcome is not null`)
  return new Map(MovedSchema.parse([...rows]).map(({ name, outcome }) => [name, outcome]))
}

/** False if the document exists already. One that began empty takes its first update. */
export async function insertDocument(db: PaceDb, document: NewDocument): Promise<boolean> {
  const { name, actor, update, teamId = null, projected = false } = document
  const seq = update ? 1 : 0
  const inserted = await db
    .insert(documents)
    .values({
      name,
      kind: parseDocumentName(name).kind,
      seq,
      teamId,
      projectedSeq: projected ? seq : 0,
    })
    .onConflictDoUpdate({
      target: documents.name,
      set: { seq },
      setWhere: sql`${documents.seq} = 0 and ${seq} = 1 and ${documents.deletedAt} is null`,
    })
    .returning({ name: documents.name })
  if (inserted.length === 0) return false
  if (update) await db.insert(documentUpdates).values({ document: name, seq: 1, update, actor })
  return true
}

/**
 * Replaces the snapshot, unless the document has become another generation or has a later one. The log stays: it is
 * the document's history.
 */
export async function storeSnapshot(db: PaceDb, made: NewSnapshot): Promise<boolean> {
  const stored = await db
    .update(documents)
    .set({
      snapshot: bytesParam(made.snapshot),
      snapshotSeq: made.snapshotSeq,
      snapshotVector: made.vector,
    })
    .where(
      and(
        eq(documents.name, made.name),
        eq(documents.generation, made.generation),
        isNull(documents.deletedAt),
        sql`${documents.snapshotSeq} < ${made.snapshotSeq} and ${made.snapshotSeq} <= ${documents.seq}`,
      ),
    )
    .returning({ name: documents.name })
  return stored.length > 0
}
