import { setTimeout as delay } from 'node:timers/promises'
import type { PaceClient } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'
import { createGoogleDirectory } from './google/google-directory.ts'
import { createNotificationRoutes } from './notifications.ts'
import { startSchedule } from './schedule.ts'
import type { DirectorySettings } from './google/settings.ts'
import type { DirectoryContext } from './sync.ts'

type Options = {
  settings: DirectorySettings
  pace: Pick<PaceClient, 'db' | 'sql'>
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  signal?: AbortSignal
}

/** What a sync stands on, with the real clock and the real Google. */
export function createDirectoryContext({ settings, pace, log, signal }: Options): DirectoryContext {
  const now = () => new Date()
  const wait = async (ms: number) => {
    await delay(ms, undefined, { signal })
  }
  const google = createGoogleDirectory({ settings, wait, now, signal })
  return { google, rules: settings.rules, pace, log, now }
}

/** The directory's part of the auth server: routes for Google's notifications, and the schedule once it listens. */
export function createDirectory({ settings, pace, log }: Omit<Options, 'signal'>, authUrl: string) {
  const stopping = new AbortController()
  const context = createDirectoryContext({ settings, pace, log, signal: stopping.signal })
  let schedule: ReturnType<typeof startSchedule> | null = null
  return {
    routes: createNotificationRoutes(context),
    start: () => {
      schedule = startSchedule(context, { everyMs: settings.everyMs, authUrl })
    },
    /** A run that is under way is cut short; what it had not committed did not happen. */
    stop: async () => {
      stopping.abort()
      await schedule?.stop()
    },
  }
}
