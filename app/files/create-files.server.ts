import { join } from 'node:path'
import type postgres from 'postgres'
import type { PaceDb } from '#db/pace/client.ts'
import { createSeals } from './record/address.server.ts'
import { Intake } from './intake/intake.server.ts'
import { createDiskStore } from './store/disk-store.ts'
import type { ObjectStore } from './store/object-store.ts'
import { createS3Store, type S3Options } from './store/s3-store.ts'

type Options = {
  db: PaceDb
  sql: postgres.Sql
  /** Where files arrive; where they stay, too, unless there is a bucket. */
  folder: string
  bucket: S3Options | null
  secret: string
}
export type Files = ReturnType<typeof createFiles>

/** All that files need in one process. */
export function createFiles({ db, sql, folder, bucket, secret }: Options) {
  const store: ObjectStore = bucket
    ? createS3Store(bucket)
    : createDiskStore(join(folder, 'objects'))
  const arriving = join(folder, 'arriving')
  const intake = new Intake({ db, sql, store, folder: arriving })
  return { store, intake, arriving, seals: createSeals(secret) }
}
