import type { PaceDb } from '#db/pace/client.ts'
import { forgetCommands } from '#db/pace/commands/log.ts'
import { UNDO_DAYS } from '#domain/undo/undo-days.ts'
import type { Logger } from '#service/log.ts'

type Options = { db: PaceDb; log: Pick<Logger, 'warn'>; everyMs?: number; now?: () => Date }

const HOUR_MS = 3_600_000
/** So few at once that nobody waits for their locks. */
const MOST_AT_ONCE = 2_000

/** What can no longer be taken back is forgotten, every hour: values that were put right do not live on in a log. */
export function keepForgetting({ db, log, everyMs = HOUR_MS, now = () => new Date() }: Options) {
  let isStopped = false
  let running = forget()
  const timer = setInterval(() => {
    running = running.then(forget)
  }, everyMs).unref()

  async function forget(): Promise<void> {
    const before = new Date(now().getTime() - UNDO_DAYS * 24 * HOUR_MS).toISOString()
    try {
      while (!isStopped && (await forgetCommands(db, before, MOST_AT_ONCE)) === MOST_AT_ONCE);
    } catch (err) {
      log.warn({ err }, 'old commands could not be forgotten; trying again')
    }
  }

  return {
    async stop(): Promise<void> {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
