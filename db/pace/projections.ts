import { and, asc, eq, gt, inArray, isNull, lte, notInArray, sql } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { documents, documentUpdates } from './schema.ts'

/** Kinds of documents that have a row or make entity events. */
export const PROJECTED_KINDS = ['lead', 'listing', 'call'] as const

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
export async function settleUnprojectedKinds(db: PaceDb): Promise<void> {
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

export async function findProjectedSeq(db: PaceDb, name: string): Promise<number> {
  return (await findProjection(db, name))?.projectedSeq ?? 0
}

export async function findGeneration(db: PaceDb, name: string): Promise<number> {
  return (await findProjection(db, name))?.generation ?? 1
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

/**
 * Moves a document's projection on; false if somebody else has, then nothing may be written. The row stays locked until
 * the transaction ends: take it before the lock of the event log, like every writer does.
 */
export async function advanceProjection(
  tx: PaceDb,
  name: string,
  { generation, from, to }: { generation: number; from: number; to: number },
): Promise<boolean> {
  const moved = await tx
    .update(documents)
    .set({ projectedSeq: to })
    .where(
      and(
        eq(documents.name, name),
        eq(documents.generation, generation),
        eq(documents.projectedSeq, from),
      ),
    )
    .returning({ name: documents.name })
  return moved.length > 0
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
