import {
  type CronItem,
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type TaskList,
} from 'graphile-worker'
import type postgres from 'postgres'
import { z } from 'zod'
import { keysOf, type Portal, PORTALS } from '#domain/catalogue.ts'
import { parse } from '#domain/parse.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { withAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { foldEvents } from '#db/pace/events/fold-events.ts'
import { listStalledPublications } from '#db/pace/listings/stalled-publications.ts'
import type { Logger } from '#service/log.ts'
import type { Files } from '../files/create-files.server.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import { arrivalCron, type ArrivalJobDeps, arrivalTasks } from './arrival-tasks.ts'
import { ADOPT_QUEUE, ADOPT_TASK, adoptLeads, AdoptPayloadSchema } from './adopt-leads.ts'
import { startEventReader } from './event-reader.ts'
import type { PortalClient } from '#domain/portals/publishing.ts'
import { type DeliveryDeps, tellOfEvents } from '../notifications/deliver.server.ts'
import { notificationTasks } from './notification-tasks.ts'
import { STAGE_TASK, stageImport } from '../imports/stage.server.ts'
import { PUBLISH_TASK, queuePublication, queuePublishing } from './portal-events.ts'
import { publishListing } from './publish-listing.ts'
import { SWEEP_FILES_TASK, sweepFiles } from '../files/store/sweep-files.server.ts'

export type JobsOptions = Pick<ArrivalJobDeps, 'readers' | 'settings'> & {
  /** Of the app's own role: the queue lives in Pace DB. */
  databaseUrl: string
  db: PaceDb
  sql: postgres.Sql
  commands: Pick<Commands, 'forService'>
  files: Pick<Files, 'store' | 'intake'>
  portals: Partial<Record<Portal, PortalClient>>
  /** The jobs of Property Finder, where the app speaks with it. */
  propertyFinder?: {
    tasks: TaskList
    crons: readonly CronItem[]
    queueUpdates: (tx: PaceDb, events: readonly EntityEvent[]) => Promise<void>
  }
  /** What people are told by push and mail, and where they find it. */
  notifications: Omit<DeliveryDeps, 'db' | 'now'>
  /** So many days the log is kept event by event. */
  eventsKeptDays: number
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  now?: () => Date
}

const FOLD_EVENTS_TASK = 'fold-events'
const SWEEP_MS = 60_000
const PublishPayloadSchema = z.object({ listingId: z.uuid(), portal: z.enum(keysOf(PORTALS)) })
const StagePayloadSchema = z.object({ id: z.uuid() })

/** Runs what the app does in the background: jobs of the queue, and the reader that turns events into jobs. */
export async function startJobs(options: JobsOptions): Promise<{ stop: () => Promise<void> }> {
  const { db, sql, log, now = () => new Date() } = options
  const notifications = { ...options.notifications, db, now }
  const runner = await run({
    connectionString: options.databaseUrl,
    taskList: {
      ...tasks(options),
      ...options.propertyFinder?.tasks,
      ...notificationTasks(notifications),
    },
    // A little after each hour, when nobody else's clock strikes.
    parsedCronItems: parseCronItems([
      ...(options.propertyFinder?.crons ?? []),
      { task: SWEEP_FILES_TASK, match: '17 * * * *' },
      { task: FOLD_EVENTS_TASK, match: '47 * * * *', options: { jobKey: FOLD_EVENTS_TASK } },
      ...arrivalCron,
      {
        task: ADOPT_TASK,
        match: '37 * * * *',
        options: { queueName: ADOPT_QUEUE, jobKey: ADOPT_TASK },
      },
    ]),
    concurrency: 3,
    maxPoolSize: 5,
    pollInterval: 2_000,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: workerLogger(log),
  })
  const readers = await startReaders(options, tellOfEvents(notifications))
  const sweep = () =>
    void requeueStalled(db).catch((error) => log.error({ err: error }, 'sweep failed'))
  sweep()
  const timer = setInterval(sweep, SWEEP_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(readers.map((reader) => reader.stop()))
      await runner.stop()
    },
  }
}

type Handle = (tx: PaceDb, events: readonly EntityEvent[]) => Promise<void>

/** Each reads the one log at its own pace. */
function startReaders({ db, sql, log, propertyFinder }: JobsOptions, tell: Handle) {
  const handles: Record<string, Handle> = {
    portals: queuePublishing,
    ...(propertyFinder ? { propertyFinder: propertyFinder.queueUpdates } : {}),
    notifications: tell,
  }
  return Promise.all(
    Object.entries(handles).map(([reader, handle]) =>
      startEventReader({ db, sql, log, reader, handle }),
    ),
  )
}

function tasks(options: JobsOptions): TaskList {
  const { db, sql, commands, files, portals, now = () => new Date() } = options
  return {
    [PUBLISH_TASK]: (input) => {
      const payload = parse(PublishPayloadSchema, input)
      // One at a time for each listing and portal: the second finds done what the first has done.
      const name = `publish:${payload.portal}:${payload.listingId}`
      const publish = () => publishListing({ db, commands, portals, now }, payload)
      return withAdvisoryLock(sql, name, publish)
    },
    [SWEEP_FILES_TASK]: async () => {
      await sweepFiles({ db, sql, store: files.store })
      await files.intake.sweep()
    },
    [STAGE_TASK]: (payload) =>
      stageImport(
        { db, store: files.store, habits: () => options.settings.current().house },
        parse(StagePayloadSchema, payload).id,
      ),
    [FOLD_EVENTS_TASK]: async () => {
      while ((await foldEvents(db, options.eventsKeptDays)) > 0);
    },
    [ADOPT_TASK]: (payload) => adoptLeads(options, parse(AdoptPayloadSchema, payload)),
    ...arrivalTasks(options),
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
