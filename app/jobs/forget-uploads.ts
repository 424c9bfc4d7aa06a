import type { PaceDb } from '#db/pace/client.ts'
import { forgetUpserted } from '#db/pace/external/upserted-rows.ts'

export const FORGET_UPLOADS_TASK = 'forget-uploads'
export const forgetUploadsCron = { task: FORGET_UPLOADS_TASK, match: '7 * * * *' }

/** So long an upload over REST is gone on with. */
const KEPT_MS = 7 * 86_400_000

export async function forgetUploads(db: PaceDb, now: Date): Promise<void> {
  await forgetUpserted(db, new Date(now.getTime() - KEPT_MS).toISOString())
}
