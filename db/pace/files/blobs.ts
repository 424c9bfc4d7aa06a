import { and, eq, lt, notExists, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { blobs, callRecordings, files } from '../schema.ts'

export type Blob = typeof blobs.$inferSelect
export type NewBlob = Pick<Blob, 'hash' | 'bytes' | 'type' | 'width' | 'height' | 'sizes'>

/** The content with this hash, where all of it is in the object store. */
export async function findStoredBlob(db: PaceDb, hash: string): Promise<Blob | null> {
  const [row] = await db.select().from(blobs).where(eq(blobs.hash, hash))
  return row?.storedAt ? row : null
}

/** Writes down what is about to be stored: what nobody comes to point to is found by it and swept. */
export async function announceBlob(db: PaceDb, blob: NewBlob): Promise<void> {
  await db
    .insert(blobs)
    .values(blob)
    .onConflictDoUpdate({ target: blobs.hash, set: { ...blob, createdAt: sql`now()` } })
}

export async function markStored(tx: PaceDb, hash: string): Promise<void> {
  await tx
    .update(blobs)
    .set({ storedAt: sql`now()` })
    .where(eq(blobs.hash, hash))
}

/** Content that no file and no recording points to, and that is not just being stored. */
export async function listUnusedBlobs(
  db: PaceDb,
  { hours, limit }: { hours: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ hash: blobs.hash })
    .from(blobs)
    .where(and(isUnused(db), lt(blobs.createdAt, sql`now() - make_interval(hours => ${hours})`)))
    .orderBy(blobs.createdAt)
    .limit(limit)
  return rows.map(({ hash }) => hash)
}

/** Whether it is still so. Ask it, and act on it, under the lock of this content. */
export async function findUnusedBlob(db: PaceDb, hash: string): Promise<Blob | null> {
  const [row] = await db
    .select()
    .from(blobs)
    .where(and(eq(blobs.hash, hash), isUnused(db)))
  return row ?? null
}

export async function deleteBlob(db: PaceDb, hash: string): Promise<void> {
  await db.delete(blobs).where(eq(blobs.hash, hash))
}

/** Whoever stores or sweeps this content holds the lock of this name: nothing is taken from under a file that comes. */
export function blobLock(hash: string): string {
  return `blob:${hash}`
}

function isUnused(db: PaceDb) {
  const pointing = [files, callRecordings].map((table) =>
    notExists(
      db
        .select({ one: sql`1` })
        .from(table)
        .where(eq(table.hash, blobs.hash)),
    ),
  )
  return and(...pointing)
}
