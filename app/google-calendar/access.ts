import { LRUCache } from 'lru-cache'
import type { PaceDb } from '#db/pace/client.ts'
import {
  breakCalendar,
  findCalendar,
  type GoogleCalendar,
  keepRefreshToken,
} from '#db/pace/google-calendar/calendars.ts'
import { tellOfCalendar } from '#db/pace/google-calendar/tell.ts'
import { type RememberedToken, rememberToken } from '#service/http/remember-token.ts'
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

/** Google's calendars in the names of those who let PACE in. */
export function createAccess(options: Options) {
  const { db, zone, now, apiUrl, timeoutMs } = options
  const held = new LRUCache<string, RememberedToken>({ max: 5_000 })

  /** By the consent that it stands on: whoever connects anew, with another account too, is nobody who is known. */
  function tokensOf(calendar: Let): RememberedToken {
    const key = Buffer.from(calendar.refreshToken).toString('base64')
    const known = held.get(key)
    if (known) return known
    const tokens = rememberToken(
      () => refresh(options, calendar),
      () => now().getTime(),
    )
    held.set(key, tokens)
    return tokens
  }

  function callsOf(calendar: Let): CalendarCalls {
    return createCalendarCalls(createTransport({ apiUrl, tokens: tokensOf(calendar), timeoutMs }))
  }

  return {
    callsOf,
    /** Does nothing where the calendar is not connected, or broken. Where Google lets PACE in no more it is broken, and its person told how to mend it: nothing is tried again until then. */
    async unlessShut(
      personId: string,
      work: (calls: CalendarCalls, calendar: GoogleCalendar) => Promise<void>,
    ): Promise<void> {
      const calendar = await findCalendar(db, personId)
      if (calendar?.state !== 'connected') return
      try {
        await work(callsOf(calendar), calendar)
      } catch (error) {
        if (!isGoogleError(error, 'access')) throw error
        const news = error.isNarrow ? ('narrow' as const) : ('ended' as const)
        await db.transaction(async (tx) => {
          if (await breakCalendar(tx, calendar, news))
            await tellOfCalendar(tx, { personId, news }, { zone: zone(), now: now().getTime() })
        })
      }
    },
  }
}

type Let = Pick<GoogleCalendar, 'personId' | 'refreshToken'>

async function refresh({ db, oauth, seal }: Options, calendar: Let): Promise<Granted> {
  const refreshToken = seal.open(calendar.refreshToken)
  // The installation has another secret now: as good as taken back.
  if (refreshToken === null) throw new GoogleCalendarError('access', 'There is no token.')
  const granted = await oauth.refresh(refreshToken)
  if (granted.refreshToken && granted.refreshToken !== refreshToken)
    await keepRefreshToken(db, calendar, seal.seal(granted.refreshToken))
  return granted
}
