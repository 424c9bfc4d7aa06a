import type postgres from 'postgres'
import { REMOVED_DAYS } from '#domain/file/limits.ts'
import { appendAudits } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { blobLock, deleteBlob, findUnusedBlob, listUnusedBlobs } from '#db/pace/files/blobs.ts'
import { purgeFiles } from '#db/pace/files/records.ts'
import { withAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import { VIA_PAGES } from '#service/identity/actor.ts'
import { blobKey, type ObjectStore } from './object-store.ts'

export const SWEEP_FILES_TASK = 'sweep-files'

type Deps = { db: PaceDb; sql: postgres.Sql; store: ObjectStore }

/** Content that nothing points to waits for so long: what is just being stored has no file yet. */
const UNUSED_HOURS = 24
const AT_A_TIME = 500

/** Removes for good what was taken away long ago, and what no file points to. */
export async function sweepFiles({ db, sql, store }: Deps): Promise<void> {
  await purge(db)
  const unused = await listUnusedBlobs(db, { hours: UNUSED_HOURS, limit: AT_A_TIME })
  for (const hash of unused) await sweepContent({ db, sql, store }, hash)
}

/** Removes a content that nothing points to, under its lock; one that something points to stays. */
export async function sweepContent({ db, sql, store }: Deps, hash: string): Promise<void> {
  await withAdvisoryLock(sql, blobLock(hash), () => sweepBlob({ db, store }, hash))
}

async function purge(db: PaceDb): Promise<void> {
  await db.transaction(async (tx) => {
    const purged = await purgeFiles(tx, { days: REMOVED_DAYS, limit: AT_A_TIME })
    await appendAudits(
      tx,
      purged.map(({ id, record, name }) => ({
        actor: VIA_PAGES,
        action: 'file.purge',
        target: record,
        outcome: 'allowed' as const,
        before: { id, name },
      })),
    )
  })
}

/** Bytes first: where this process ends half-way the row is left, and the next sweep finds it. */
async function sweepBlob({ db, store }: Pick<Deps, 'db' | 'store'>, hash: string): Promise<void> {
  const blob = await findUnusedBlob(db, hash)
  if (!blob) return
  const forms = ['original', ...blob.sizes.map(({ name }) => name)]
  await store.remove(forms.map((form) => blobKey(hash, form)))
  await deleteBlob(db, hash)
}
