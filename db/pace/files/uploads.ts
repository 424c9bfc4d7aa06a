import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { uploads } from '../schema.ts'

export type Upload = typeof uploads.$inferSelect
export type NewUpload = Pick<Upload, 'owner' | 'record' | 'name' | 'bytes'> & {
  kind?: Upload['kind'] | undefined
  takenAt?: string | undefined
}

/**
 * Agrees to an upload, unless its owner has sent more than `budget` within a day by then: null. One at a time for each owner, so
 * that two at once do not both find room for the last.
 */
export async function insertUpload(
  db: PaceDb,
  upload: NewUpload,
  budget: number,
): Promise<Upload | null> {
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${upload.owner}`}, 0))`,
    )
    const [sent] = await tx
      .select({ bytes: sql<number>`coalesce(sum(${uploads.bytes}), 0)::float8` })
      .from(uploads)
      .where(
        and(eq(uploads.owner, upload.owner), gt(uploads.createdAt, sql`now() - interval '1 day'`)),
      )
    if ((sent?.bytes ?? 0) + upload.bytes > budget) return null
    const [row] = await tx.insert(uploads).values(upload).returning()
    return row ?? null
  })
}

/** An upload of this owner; nobody else's is there for them. */
export async function findUpload(db: PaceDb, id: string, owner: string): Promise<Upload | null> {
  const [row] = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.owner, owner)))
  return row ?? null
}

/** Forgets uploads that were begun `hours` ago, which counts for no budget any more; gives their ids. */
export async function deleteOldUploads(
  db: PaceDb,
  { hours, limit }: { hours: number; limit: number },
): Promise<string[]> {
  const old = db
    .select({ id: uploads.id })
    .from(uploads)
    .where(lt(uploads.createdAt, sql`now() - make_interval(hours => ${hours})`))
    .orderBy(uploads.createdAt)
    .limit(limit)
  const rows = await db
    .delete(uploads)
    .where(sql`${uploads.id} in ${old}`)
    .returning({ id: uploads.id })
  return rows.map(({ id }) => id)
}

/** What an upload became; asked for again it is the same. */
export async function finishUpload(tx: PaceDb, id: string, fileId: string): Promise<void> {
  await tx.update(uploads).set({ fileId }).where(eq(uploads.id, id))
}
