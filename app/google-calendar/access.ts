import { LRUCache } from 'lru-cache'
import type { PaceDb } from '#db/pace/client.ts'
import {
  breakCalendar,
  findCalendar,
  keepRefreshToken,
} from '#db/pace/google-calendar/calendars.ts'
import { tellOfCalendar } from '#db/pace/google-calendar/tell.ts'
import { createSeal, type Seal } from '#service/identity/seal.ts'
import { type CalendarCalls, createCalendarCalls } from './google/calendar-calls.ts'
import { GoogleCalendarError, isGoogleError } from './google/google-error.ts'
import type { Granted, OAuth } from './google/oauth.ts'
import { createTransport } from './google/transport.ts'

type Options = {
  db: PaceDb
  oauth: OAuth
  apiUrl: string
  seal: Seal
  zone: () => string
  now: () => Date
  timeoutMs?: number | undefined
}
export type CalendarAccess = ReturnType<typeof createAccess>

export function tokenSeal(secret: string): Seal {
  return createSeal(secret, 'google calendar tokens')
}

/** Google's calendars in the names of those who let PACE in. With one calendar one thing is done at a time, so that its token is asked for once. */
export function createAccess(options: Options) {
  const { db, zone, now } = options
  const held = new LRUCache<string, Promise<Granted>>({ max: 5_000 })

  async function token(personId: string, not: string | null): Promise<string> {
    const known = await held.get(personId)?.catch(() => null)
    if (known && known.accessToken !== not && known.until > now().getTime())
      return known.accessToken
    const getting = refresh(options, personId)
    held.set(personId, getting)
    getting.catch(() => held.delete(personId))
    return (await getting).accessToken
  }

  return {
    /** What is in force no longer is asked for anew; `null` where the calendar is not connected, or broken. */
    async callsFor(personId: string): Promise<CalendarCalls | null> {
      const calendar = await findCalendar(db, personId)
      if (calendar?.state !== 'connected') return null
      const { apiUrl, timeoutMs } = options
      const source = (not: string | null) => token(personId, not)
      return createCalendarCalls(
        createTransport({ apiUrl, token: source, ...(timeoutMs ? { timeoutMs } : {}) }),
      )
    },
    forget: (personId: string): void => void held.delete(personId),
    /** Where Google lets PACE in no more the calendar is broken, and its person is told how to mend it: nothing is tried again until then. */
    async unlessShut(personId: string, work: () => Promise<void>): Promise<void> {
      try {
        await work()
      } catch (error) {
        if (!isGoogleError(error, 'access')) throw error
        held.delete(personId)
        const news = error.isNarrow ? ('narrow' as const) : ('ended' as const)
        await db.transaction(async (tx) => {
          if (await breakCalendar(tx, personId, news))
            await tellOfCalendar(tx, { personId, news }, { zone: zone(), now: now().getTime() })
        })
      }
    },
  }
}

async function refresh({ db, oauth, seal }: Options, personId: string): Promise<Granted> {
  const calendar = await findCalendar(db, personId)
  const refreshToken = calendar ? seal.open(calendar.refreshToken) : null
  // The installation has another secret now: as good as taken back.
  if (refreshToken === null) throw new GoogleCalendarError('access', 'There is no token.')
  const granted = await oauth.refresh(refreshToken)
  if (granted.refreshToken && granted.refreshToken !== refreshToken)
    await keepRefreshToken(db, personId, seal.seal(granted.refreshToken))
  return granted
}
