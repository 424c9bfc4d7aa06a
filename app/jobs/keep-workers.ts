import type { WorkerEvents } from 'graphile-worker'
import { forgetWorkers, noteWorkers, releaseSilentWorkers } from '#db/pace/jobs/workers.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'

type Options = {
  db: PaceDb
  events: WorkerEvents
  log: Pick<Logger, 'error' | 'warn'>
  everyMs?: number
  /** So long a worker may be silent before others take over what it had begun. */
  silentMs?: number
}

/**
 * Tells that this process's workers live, and lets others go on with what those had begun that do so no more: a process that was killed
 * keeps its jobs from nobody.
 */
export function keepWorkers({ db, events, log, everyMs = 10_000, silentMs = 120_000 }: Options): {
  stop: () => Promise<void>
} {
  const own = new Set<string>()
  events.on('worker:create', ({ worker }) => void own.add(worker.workerId))
  events.on('worker:stop', ({ worker }) => void own.delete(worker.workerId))
  let running: Promise<void> | null = null
  const look = () => {
    running ??= beat().finally(() => {
      running = null
    })
  }
  async function beat(): Promise<void> {
    try {
      await noteWorkers(db, [...own])
      const jobs = await releaseSilentWorkers(db, silentMs)
      if (jobs > 0) log.warn({ jobs }, 'jobs of workers that are gone are begun again')
    } catch (err) {
      log.error({ err }, 'workers could not be looked after; will be tried again')
    }
  }
  const timer = setInterval(look, everyMs)
  look()
  return {
    async stop() {
      clearInterval(timer)
      await running
      await forgetWorkers(db, [...own]).catch(() => undefined)
    },
  }
}
