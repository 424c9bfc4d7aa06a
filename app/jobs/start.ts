import { EventEmitter } from 'node:events'
import {
  type CronItem,
  parseCronItems,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type postgres from 'postgres'
import { z } from 'zod'
import { keysOf, type Portal, PORTALS } from '#domain/catalogue.ts'
import { parse } from '#domain/parse.ts'
import { HEAR_NOTE_TASK } from '#db/pace/notes/voice.ts'
import { forgetOldMatches, noteNewMatches } from '#db/pace/matching/new-matches.ts'
import { withAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { foldEvents } from '#db/pace/events/fold-events.ts'
import type { Logger } from '#service/log.ts'
import type { Transcriber } from '#service/transcriber/transcriber.ts'
import {
  FORGET_RECORDINGS_TASK,
  forgetRecordings,
  forgetRecordingsCron,
} from '../recordings/forget-recordings.server.ts'
import type { Recordings } from '../recordings/keep-recording.server.ts'
import type { Files } from '../files/create-files.server.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import { arrivalCron, type ArrivalJobDeps, arrivalTasks } from './arrival-tasks.ts'
import { ADOPT_QUEUE, ADOPT_TASK, adoptLeads, AdoptPayloadSchema } from './adopt-leads.ts'
import { confirmFeedRead } from './confirm-feed.ts'
import {
  LEAVE_SWEEP_TASK,
  leaveCron,
  LEAVE_TASK,
  leavePortals,
  queueLeaving,
  sweepOverstaying,
} from './leave-portals.ts'
import { REPORT_TASK, ReportPayloadSchema, understandReport } from '../portals/understand-report.ts'
import { CONFIRM_TASK } from '../portals/read-feed.ts'
import { FORGET_PROGRAMS_TASK, forgetPrograms, forgetProgramsCron } from './forget-programs.ts'
import { FORGET_UPLOADS_TASK, forgetUploads, forgetUploadsCron } from './forget-uploads.ts'
import { startEventReader } from '../queue/event-reader.ts'
import {
  duplicateCron,
  duplicateTasks,
  queueLooks,
  queueScan,
} from '../duplicates/look-for-duplicates.ts'
import { keepWorkers } from './keep-workers.ts'
import type { PortalClient } from '#domain/portals/publishing.ts'
import { type DeliveryDeps, tellOfEvents } from '../notifications/deliver.server.ts'
import { type MessageJobDeps, messageTasks } from './message-tasks.ts'
import { notificationTasks } from './notification-tasks.ts'
import {
  FORGET_MATCHES_TASK,
  forgetMatchesCron,
  MATCH_TASK,
  queueNewMatches,
} from './new-matches.ts'
import { STAGE_TASK, stageImport } from '../imports/stage.server.ts'
import { PUBLISH_TASK, queuePublishing, requeueStalled } from './portal-events.ts'
import { publishListing } from './publish-listing.ts'
import { hearNote } from '../voice/hear-note.server.ts'
import { workerLogger } from '../queue/worker-logger.ts'
import { traced } from './traced.ts'
import type { ListLines } from '../messages/outgoing/choose-line.ts'
import type { ListTemplates } from '../messages/templates/templates.ts'
import {
  REMIND_TASK,
  type RemindDeps,
  remindCron,
  remindOfViewings,
} from '../telling/remind.server.ts'
import { SWEEP_FILES_TASK, sweepFiles } from '../files/store/sweep-files.server.ts'

export type JobsOptions = Pick<ArrivalJobDeps, 'readers' | 'settings'> & {
  /** Of the app's own role: the queue lives in Pace DB. */
  databaseUrl: string
  db: PaceDb
  sql: postgres.Sql
  commands: Pick<Commands, 'forService'>
  files: Pick<Files, 'store' | 'intake'>
  recordings: Pick<Recordings, 'sweep'>
  /** The house's zone says what day it is. */
  settings: Pick<SettingsWatch, 'current'>
  portals: Partial<Record<Portal, PortalClient>>
  /** The jobs of Property Finder, where the app speaks with it. */
  propertyFinder?: {
    tasks: TaskList
    crons: readonly CronItem[]
    queueUpdates: (tx: PaceDb, events: readonly EntityEvent[]) => Promise<void>
  }
  /** Viewings in people's own calendars, where the house has a client at Google. */
  googleCalendar?: {
    tasks: TaskList
    crons: readonly CronItem[]
    queueWrites: (tx: PaceDb, events: readonly EntityEvent[]) => Promise<void>
  } | null
  /** What people are told by push and mail, and where they find it. */
  notifications: Omit<DeliveryDeps, 'db' | 'now'>
  /** How messages go out, and where what was sent to the house's numbers is fetched. */
  messages: Pick<MessageJobDeps, 'carriers' | 'graph'> & {
    pages: { host: string; templates: ListTemplates; lines: ListLines }
  }
  /** Who makes words of voice notes; null where nobody does. */
  transcriber?: Transcriber | null
  /** So many days the log is kept event by event. */
  eventsKeptDays: number
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  now?: () => Date
}

const FOLD_EVENTS_TASK = 'fold-events'
const SWEEP_MS = 60_000
const PublishPayloadSchema = z.object({ listingId: z.uuid(), portal: z.enum(keysOf(PORTALS)) })
const FeedPayloadSchema = PublishPayloadSchema.pick({ portal: true })
const ListingPayloadSchema = PublishPayloadSchema.pick({ listingId: true })
const OneSchema = z.object({ id: z.uuid() })

/** A little after each hour, when nobody else's clock strikes. */
const CRON = [
  { task: SWEEP_FILES_TASK, match: '17 * * * *' },
  leaveCron,
  { task: FOLD_EVENTS_TASK, match: '47 * * * *', options: { jobKey: FOLD_EVENTS_TASK } },
  ...arrivalCron,
  duplicateCron,
  remindCron,
  forgetUploadsCron,
  forgetRecordingsCron,
  forgetProgramsCron,
  forgetMatchesCron,
  {
    task: ADOPT_TASK,
    match: '37 * * * *',
    options: { queueName: ADOPT_QUEUE, jobKey: ADOPT_TASK },
  },
]

/** Runs what the app does in the background: jobs of the queue, and the reader that turns events into jobs. */
export async function startJobs(options: JobsOptions): Promise<{ stop: () => Promise<void> }> {
  const { db, log, now = () => new Date() } = options
  const notifications = { ...options.notifications, db, now }
  const events: WorkerEvents = new EventEmitter()
  // Before the first worker: each of them is heard of.
  const workers = keepWorkers({ db, events, log })
  const runner = await run({
    events,
    connectionString: options.databaseUrl,
    taskList: traced({
      ...tasks(options),
      ...options.propertyFinder?.tasks,
      ...options.googleCalendar?.tasks,
      ...notificationTasks(notifications),
      ...messageTasks({ ...options, ...options.messages }),
    }),
    parsedCronItems: parseCronItems([
      ...(options.propertyFinder?.crons ?? []),
      ...(options.googleCalendar?.crons ?? []),
      ...CRON,
    ]),
    concurrency: 3,
    maxPoolSize: 5,
    pollInterval: 2_000,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: workerLogger(log),
  })
  const readers = await startReaders(options, tellOfEvents(notifications))
  await queueScan(db)
  const sweep = () =>
    void requeueStalled(db).catch((error) => log.error({ err: error }, 'sweep failed'))
  sweep()
  const timer = setInterval(sweep, SWEEP_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(readers.map((reader) => reader.stop()))
      await runner.stop()
      await workers.stop()
    },
  }
}

type Handle = (tx: PaceDb, events: readonly EntityEvent[]) => Promise<void>

/** Each reads the one log at its own pace. */
function startReaders(options: JobsOptions, tell: Handle) {
  const { db, sql, log, propertyFinder, googleCalendar, settings } = options
  const { now = () => new Date() } = options
  const handles: Record<string, Handle> = {
    portals: async (tx, events) => {
      await queuePublishing(tx, events)
      await queueLeaving(tx, events, { settings, now })
    },
    ...(propertyFinder ? { propertyFinder: propertyFinder.queueUpdates } : {}),
    ...(googleCalendar ? { googleCalendar: googleCalendar.queueWrites } : {}),
    duplicates: queueLooks,
    notifications: tell,
    matches: queueNewMatches,
  }
  return Promise.all(
    Object.entries(handles).map(([reader, handle]) =>
      startEventReader({ db, sql, log, reader, handle }),
    ),
  )
}

function tasks(options: JobsOptions): TaskList {
  const { db, sql, commands, files, recordings, portals, settings } = options
  const { now = () => new Date() } = options
  return {
    [PUBLISH_TASK]: (input) => {
      const payload = parse(PublishPayloadSchema, input)
      // One at a time for each listing and portal: the second finds done what the first has done.
      const name = `publish:${payload.portal}:${payload.listingId}`
      const publish = () => publishListing({ db, commands, portals, now }, payload)
      return withAdvisoryLock(sql, name, publish)
    },
    [CONFIRM_TASK]: (input) =>
      confirmFeedRead({ db, commands, settings, now }, parse(FeedPayloadSchema, input).portal),
    [REPORT_TASK]: (input) =>
      understandReport({ db, settings, now }, parse(ReportPayloadSchema, input).id),
    [LEAVE_TASK]: (input) =>
      leavePortals({ commands }, parse(ListingPayloadSchema, input).listingId),
    [LEAVE_SWEEP_TASK]: () => sweepOverstaying(db, { settings, now }),
    [SWEEP_FILES_TASK]: async () => {
      await sweepFiles({ db, sql, store: files.store })
      await files.intake.sweep()
    },
    [STAGE_TASK]: (payload, { job }) =>
      stageImport(
        { db, store: files.store, habits: () => options.settings.current().house },
        parse(OneSchema, payload).id,
        job.attempts,
      ),
    [HEAR_NOTE_TASK]: (payload, { job }) => {
      const isLast = job.attempts >= job.max_attempts
      const { transcriber = null } = options
      return hearNote({ db, store: files.store, transcriber }, parse(OneSchema, payload).id, {
        isLast,
      })
    },
    [FORGET_RECORDINGS_TASK]: async () => {
      const { keptDays } = settings.current().house.recordings
      await forgetRecordings({ db, sql, store: files.store, keptDays, now: now() })
      await recordings.sweep(now())
    },
    [FORGET_UPLOADS_TASK]: () => forgetUploads(db, now()),
    [MATCH_TASK]: async (payload) => {
      await noteNewMatches(db, parse(ListingPayloadSchema, payload).listingId, now())
    },
    [FORGET_MATCHES_TASK]: () => forgetOldMatches(db, now()),
    [FORGET_PROGRAMS_TASK]: () => forgetPrograms(db, now()),
    [REMIND_TASK]: () => remindOfViewings(remindingDeps(options)),
    [FOLD_EVENTS_TASK]: async () => {
      while ((await foldEvents(db, options.eventsKeptDays)) > 0);
    },
    [ADOPT_TASK]: (payload) => adoptLeads(options, parse(AdoptPayloadSchema, payload)),
    ...duplicateTasks({ db, now }),
    ...arrivalTasks(options),
  }
}

function remindingDeps(options: JobsOptions): RemindDeps {
  const { db, settings, log, messages, notifications, now = () => new Date() } = options
  const { host: messageHost, templates, lines } = messages.pages
  return { db, settings, log, messageHost, templates, lines, appUrl: notifications.appUrl, now }
}
