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
  log: Pick<Logger, 'warn'>
  now: () => Date
}

const DAY_MS = 86_400_000
const LIFE_SECONDS = 7 * 86_400

/** Keeps a push channel open: a new one a day before the one before ends. Without one the calendar is looked at every two minutes. */
export async function keepWatching(
  { db, callback, log, now }: WatchDeps,
  { calls, calendar }: { calls: CalendarCalls; calendar: GoogleCalendar },
): Promise<void> {
  const { personId, channelId, channelResource, channelUntil } = calendar
  if (!callback || (channelUntil && Date.parse(channelUntil) > now().getTime() + DAY_MS)) return
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
    if (isGoogleError(error, 'access')) throw error
    await keepChannel(db, personId, { channelId: null, channelHash: null, channelUntil: null })
    log.warn({ err: error, personId }, 'Google Calendar opened no channel; it is looked at instead')
    return
  }
  if (channelId && channelResource)
    await calls.stop({ id: channelId, resourceId: channelResource }).catch((error: unknown) => {
      log.warn({ err: error, personId }, 'a channel of Google Calendar ends by itself')
    })
}
