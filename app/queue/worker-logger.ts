import { Logger as WorkerLogger } from 'graphile-worker'
import type { Logger } from '#service/log.ts'

/** The queue's own complaints, in the log of the service. */
export function workerLogger(log: Pick<Logger, 'error' | 'warn'>): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    if (level === 'error') log.error({ job: meta }, message)
    if (level === 'warning') log.warn({ job: meta }, message)
  })
}
