import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { documents, documentUpdates } from '../schema.ts'

/** Every copy of the document is void from here on, the snapshot too: it is made anew from the log after `after`. */
export async function renewGeneration(tx: PaceDb, name: string, after = 0): Promise<void> {
  const { generation } = documents
  await tx
    .update(documents)
    .set({
      generation: sql`${generation} + 1`,
      snapshot: null,
      snapshotSeq: after,
      snapshotVector: null,
    })
    .where(eq(documents.name, name))
}

/** What was committed under `seq` is all there is from now on. */
export async function beginGeneration(tx: PaceDb, name: string, seq: number): Promise<void> {
  const { document, seq: place } = documentUpdates
  await tx.delete(documentUpdates).where(and(eq(document, name), lt(place, seq)))
  await renewGeneration(tx, name, seq - 1)
}

/** A document's updates before a sequence, the latest first. */
export async function listUpdatesBefore(
  tx: PaceDb,
  name: string,
  { before, limit }: { before: number; limit: number },
): Promise<{ seq: number; update: Uint8Array }[]> {
  const { document, seq, update } = documentUpdates
  return tx
    .select({ seq, update })
    .from(documentUpdates)
    .where(and(eq(document, name), lt(seq, before)))
    .orderBy(desc(seq))
    .limit(limit)
}

/** The log is history and is not changed, but for what nobody may read there. */
export async function replaceUpdate(
  tx: PaceDb,
  name: string,
  { seq, update }: { seq: number; update: Uint8Array },
): Promise<void> {
  await tx
    .update(documentUpdates)
    .set({ update })
    .where(and(eq(documentUpdates.document, name), eq(documentUpdates.seq, seq)))
}
