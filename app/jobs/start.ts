import { Logger as WorkerLogger, run, type TaskList } from 'graphile-worker'
import type postgres from 'postgres'
import { z } from 'zod'
import { keysOf, type Portal, PORTALS } from '#domain/catalogue.ts'
import { parse } from '#domain/parse.ts'
import { withAdvisoryLock } from '#db/pace/advisory-lock.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listStalledPublications } from '#db/pace/stalled-publications.ts'
import type { Logger } from '#service/log.ts'
import type { Commands } from '../commands.server.ts'
import { SETTLE_TASK } from '../portals/receive-enquiry.ts'
import { settleEnquiries } from '../portals/settle-enquiries.ts'
import { startEventReader } from './event-reader.ts'
import type { PortalClient } from './portal-client.ts'
import { PUBLISH_TASK, queuePublication, queuePublishing } from './portal-events.ts'
import { publishListing } from './publish-listing.ts'

export type JobsOptions = {
  /** Of the app's own role: the queue lives in Pace DB. */
  databaseUrl: string
  db: PaceDb
  sql: postgres.Sql
  commands: Pick<Commands, 'forService'>
  portals: Partial<Record<Portal, PortalClient>>
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  now?: () => Date
}

const SWEEP_MS = 60_000
const PublishPayloadSchema = z.object({ listingId: z.uuid(), portal: z.enum(keysOf(PORTALS)) })
const SettlePayloadSchema = z.object({ applicantId: z.uuid() })

/** Runs what the app does in the background: jobs of the queue, and the reader that turns events into jobs. */
export async function startJobs(options: JobsOptions): Promise<{ stop: () => Promise<void> }> {
  const { db, sql, log } = options
  const runner = await run({
    connectionString: options.databaseUrl,
    taskList: tasks(options),
    concurrency: 3,
    maxPoolSize: 5,
    pollInterval: 2_000,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: workerLogger(log),
  })
  const reader = await startEventReader({
    db,
    sql,
    log,
    reader: 'portals',
    handle: queuePublishing,
  })
  const sweep = () =>
    void requeueStalled(db).catch((error) => log.error({ err: error }, 'sweep failed'))
  sweep()
  const timer = setInterval(sweep, SWEEP_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await reader.stop()
      await runner.stop()
    },
  }
}

function tasks(options: JobsOptions): TaskList {
  const { db, sql, commands, portals, now = () => new Date() } = options
  return {
    [PUBLISH_TASK]: (input) => {
      const payload = parse(PublishPayloadSchema, input)
      // One at a time for each listing and portal: the second finds done what the first has done.
      const name = `publish:${payload.portal}:${payload.listingId}`
      const publish = () => publishListing({ db, commands, portals, now }, payload)
      return withAdvisoryLock(sql, name, publish)
    },
    [SETTLE_TASK]: async (payload) => {
      await settleEnquiries({ db, commands }, parse(SettlePayloadSchema, payload).applicantId)
    },
  }
}

async function requeueStalled(db: PaceDb): Promise<void> {
  for (const stalled of await listStalledPublications(db, PUBLISH_TASK)) {
    await queuePublication(db, stalled)
  }
}

function workerLogger(log: JobsOptions['log']): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    if (level === 'error') log.error({ job: meta }, message)
    if (level === 'warning') log.warn({ job: meta }, message)
  })
}
