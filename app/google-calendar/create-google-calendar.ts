import type { CronItem, TaskList } from 'graphile-worker'
import type { PaceDb } from '#db/pace/client.ts'
import { listDueCalendars, listLeftCalendars } from '#db/pace/google-calendar/calendars.ts'
import { listToTell } from '#db/pace/google-calendar/events.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { parse } from '#domain/parse.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import type { Logger } from '#service/log.ts'
import { createAccess, tokenSeal } from './access.ts'
import { createConnection } from './connection.ts'
import { isGoogleError } from './google/google-error.ts'
import { createOAuth, type GoogleClient } from './google/oauth.ts'
import { createUnwatched } from './keep-watching.ts'
import { leaveCalendar } from './leave-calendar.ts'
import { BACK_PATH, NOTIFICATIONS_PATH } from './paths.ts'
import {
  DUE_TASK,
  LEAVE_TASK,
  PersonPayloadSchema,
  queueLeave,
  queueRead,
  queueWrite,
  queueWrites,
  READ_TASK,
  TELL_ALL_TASK,
  WRITE_TASK,
  WritePayloadSchema,
} from './queue.ts'
import { readCalendar } from './read-calendar.ts'
import { writeViewing } from './write-viewing.ts'

export type GoogleCalendarDeps = {
  db: PaceDb
  settings: Pick<SettingsWatch, 'current'>
  secret: string
  appUrl: string
  google: GoogleClient
  /** Whether Google reaches the app's address, to say that something has changed. */
  isReachable: boolean
  log: Pick<Logger, 'warn'>
  now?: () => Date
  timeoutMs?: number
}
export type GoogleCalendars = ReturnType<typeof createGoogleCalendar>

const MINUTE_MS = 60_000
const LOOKS = { every: 2 * MINUTE_MS, watchedEvery: 30 * MINUTE_MS, most: 200 }
/** Nobody has more viewings to come. */
const MOST_TOLD = 1_000

/** People's calendars at Google as the app uses them: how they are connected, and what runs by the queue. */
export function createGoogleCalendar(options: GoogleCalendarDeps) {
  const { db, settings, secret, appUrl, google, isReachable, log } = options
  const now = options.now ?? (() => new Date())
  const seal = tokenSeal(secret)
  const oauth = createOAuth(google, `${appUrl}${BACK_PATH}`)
  const zone = () => settings.current().house.zone
  const { apiUrl } = google
  const access = createAccess({ db, oauth, apiUrl, seal, zone, now, timeoutMs: options.timeoutMs })
  const callback = isReachable ? `${appUrl}${NOTIFICATIONS_PATH}` : null
  const unwatched = createUnwatched()
  const deps = { db, access, settings, appUrl, callback, unwatched, log, now }
  const connection = createConnection({ db, access, oauth, seal, log, now })

  const tasks: TaskList = {
    [WRITE_TASK]: (input) => {
      const place = parse(WritePayloadSchema, input)
      return whenAsked(
        () => writeViewing(deps, place),
        (seconds) => queueWrite(db, place, seconds),
      )
    },
    [READ_TASK]: (input) => {
      const { personId } = parse(PersonPayloadSchema, input)
      return whenAsked(
        () => readCalendar(deps, personId),
        (seconds) => queueRead(db, personId, seconds),
      )
    },
    [TELL_ALL_TASK]: async (input) => {
      const { personId } = parse(PersonPayloadSchema, input)
      const ids = await listToTell(db, personId, { now: now(), limit: MOST_TOLD })
      for (const viewingId of ids) await queueWrite(db, { viewingId, personId })
    },
    [LEAVE_TASK]: (input) => {
      const { personId } = parse(PersonPayloadSchema, input)
      return whenAsked(
        () => leaveCalendar({ ...deps, connection }, personId),
        (seconds) => queueLeave(db, personId, seconds),
      )
    },
    [DUE_TASK]: () => queueDue(db, now().getTime()),
  }
  const crons: CronItem[] = [{ task: DUE_TASK, match: '* * * * *', options: { jobKey: DUE_TASK } }]
  return {
    connection,
    tasks,
    crons,
    queueWrites: (tx: PaceDb, events: readonly EntityEvent[]) => queueWrites(tx, events, now()),
  }
}

async function queueDue(db: PaceDb, at: number): Promise<void> {
  const due = await listDueCalendars(db, {
    before: new Date(at - LOOKS.every),
    watchedBefore: new Date(at - LOOKS.watchedEvery),
    keyPrefix: READ_TASK,
    limit: LOOKS.most,
  })
  for (const personId of due) await queueRead(db, personId)
  const left = await listLeftCalendars(db, { keyPrefix: LEAVE_TASK, limit: LOOKS.most })
  for (const personId of left) await queueLeave(db, personId)
}

/** Google says when it may be asked again: then, and not by the queue's own patience. */
async function whenAsked(
  work: () => Promise<void>,
  later: (seconds: number) => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isGoogleError(error, 'later') || error.afterSeconds === null) throw error
    await later(error.afterSeconds)
  }
}
