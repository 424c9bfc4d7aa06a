import type { PaceDb } from '#db/pace/client.ts'
import { deleteExpiredOidcModels } from '#db/pace/clients/oidc-models.ts'
import { deleteOldSignIns } from '#db/pace/sessions/sign-ins.ts'
import type { Logger } from '#service/log.ts'

type Options = { db: PaceDb; log: Pick<Logger, 'error'>; everyMs: number }

/** Removes codes, grants and half-done sign-ins whose time is over, now and then. */
export function cleanUpEvery({ db, log, everyMs }: Options): { stop: () => void } {
  const timer = setInterval(() => {
    cleanUp(db).catch((error: unknown) => log.error({ err: error }, 'cleaning up failed'))
  }, everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

export async function cleanUp(db: PaceDb, now = new Date()): Promise<void> {
  await deleteExpiredOidcModels(db, now)
  await deleteOldSignIns(db, now)
}
