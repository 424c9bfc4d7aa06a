import { LRUCache } from 'lru-cache'
import type { PaceDb } from '#db/pace/client.ts'
import { type GoogleCalendar, keepChannel } from '#db/pace/google-calendar/calendars.ts'
import type { Logger } from '#service/log.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import type { CalendarCalls } from './google/calendar-calls.ts'
import { isGoogleError } from './google/google-error.ts'

export type WatchDeps = {
  db: PaceDb
  /** Where Google says that something has changed; null where it cannot reach us. */
  callback: string | null
  /** For whom Google opened none lately: it is not asked at each reading. */
  unwatched: Unwatched
  log: Pick<Logger, 'warn'>
  now: () => Date
}

type Watched = { calls: CalendarCalls; calendar: GoogleCalendar }
type Unwatched = LRUCache<string, true>

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const LIFE_SECONDS = 7 * 86_400

export function createUnwatched(): Unwatched {
  return new LRUCache({ max: 5_000, ttl: 6 * HOUR_MS })
}

/** Keeps a push channel open: a new one a day before the one before ends. Without one the calendar is looked at every two minutes. */
export async function keepWatching(
  { db, callback, unwatched, log, now }: WatchDeps,
  { calls, calendar }: Watched,
): Promise<void> {
  const { personId, channelId, channelHash, channelUntil } = calendar
  const isWatched = channelUntil && Date.parse(channelUntil) > now().getTime() + DAY_MS
  if (!callback || isWatched || unwatched.has(personId)) return
  const id = crypto.randomUUID()
  const token = createSecret()
  // Google speaks through it before it has answered.
  await keepChannel(db, personId, { channelId: id, channelHash: hashSecret(token) })
  try {
    const asked = { id, address: callback, token, ttlSeconds: LIFE_SECONDS }
    const { resourceId, expiration } = await calls.watch(asked)
    const until = expiration ?? now().getTime() + LIFE_SECONDS * 1000
    await keepChannel(db, personId, {
      channelResource: resourceId,
      channelUntil: new Date(until).toISOString(),
    })
  } catch (error) {
    // The one before rings on to its end.
    await keepChannel(db, personId, { channelId, channelHash })
    if (isGoogleError(error, 'access')) throw error
    unwatched.set(personId, true)
    log.warn({ err: error, personId }, 'Google Calendar opened no channel; it is looked at instead')
    return
  }
  await stopWatching({ log }, { calls, calendar })
}

/** What rings no more for us; where Google does not hear so it ends by itself, within a week. */
export async function stopWatching(
  { log }: Pick<WatchDeps, 'log'>,
  { calls, calendar: { personId, channelId, channelResource } }: Watched,
): Promise<void> {
  if (!channelId || !channelResource) return
  await calls.stop({ id: channelId, resourceId: channelResource }).catch((error: unknown) => {
    log.warn({ err: error, personId }, 'a channel of Google Calendar ends by itself')
  })
}
