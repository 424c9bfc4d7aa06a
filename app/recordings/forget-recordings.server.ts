import type postgres from 'postgres'
import type { PaceDb } from '#db/pace/client.ts'
import { deleteOldRecordings } from '#db/pace/recordings/recordings.ts'
import { VIA_PAGES } from '#service/identity/actor.ts'
import { sweepContent } from '../files/store/sweep-files.server.ts'
import type { ObjectStore } from '../files/store/object-store.ts'
import { tellRecordings } from './tell-recording.server.ts'

export const FORGET_RECORDINGS_TASK = 'forget-recordings'
export const forgetRecordingsCron = { task: FORGET_RECORDINGS_TASK, match: '27 * * * *' }

const DAY_MS = 86_400_000
const AT_A_TIME = 200

type Options = { db: PaceDb; sql: postgres.Sql; store: ObjectStore; keptDays: number; now: Date }

/** Takes away what is older than the house keeps it, bytes and all at once: nobody is to put back a voice that was to be forgotten. */
export async function forgetRecordings(options: Options): Promise<void> {
  while ((await forgetSome(options)) === AT_A_TIME);
}

async function forgetSome({ db, sql, store, keptDays, now }: Options): Promise<number> {
  const before = new Date(now.getTime() - keptDays * DAY_MS).toISOString()
  const gone = await db.transaction(async (tx) => {
    const rows = await deleteOldRecordings(tx, { before, limit: AT_A_TIME })
    const changes = rows.map(({ callId, hash, type }) => {
      return { callId, old: { type, sha256: hash, keptDays }, now: null }
    })
    await tellRecordings(tx, 'forget', { by: { actor: VIA_PAGES, via: VIA_PAGES }, changes })
    return rows
  })
  for (const { hash } of gone) await sweepContent({ db, sql, store }, hash)
  return gone.length
}
