import { and, eq, isNull, sql } from 'drizzle-orm'
import { parseDocumentName } from '#domain/documents.ts'
import type { PaceDb } from './client.ts'
import { documents, documentUpdates } from './schema.ts'

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
  const [row] = await db
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
    .where(eq(documents.name, name))
  if (!row) return null
  const { deletedAt, tail, ...stored } = row
  return { ...stored, tail: tail ?? [], deleted: deletedAt !== null }
}

/** What was committed after `seq`, in order; for whoever finds that another node has written. */
export async function listUpdatesAfter(
  db: PaceDb,
  name: string,
  seq: number,
): Promise<LoggedUpdate[]> {
  return db
    .select({
      seq: documentUpdates.seq,
      update: documentUpdates.update,
      actor: documentUpdates.actor,
    })
    .from(documentUpdates)
    .where(and(eq(documentUpdates.document, name), sql`${documentUpdates.seq} > ${seq}`))
    .orderBy(documentUpdates.seq)
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
export async function storeSnapshot(
  db: PaceDb,
  made: {
    name: string
    generation: number
    snapshotSeq: number
    snapshot: Uint8Array
    vector: Uint8Array
  },
): Promise<boolean> {
  const stored = await db
    .update(documents)
    .set({
      snapshot: made.snapshot,
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
