import type { PaceDb } from '#db/pace/client.ts'
import {
  connectCalendar,
  disconnectCalendar,
  findCalendar,
  type GoogleCalendar,
  insertConsent,
  takeConsent,
} from '#db/pace/google-calendar/calendars.ts'
import { changeEvent, listRemoved } from '#db/pace/google-calendar/events.ts'
import { findAddressee } from '#db/pace/notifications/deliver.ts'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import type { Logger } from '#service/log.ts'
import type { Seal } from '#service/identity/seal.ts'
import { leadScope } from '../api/caller/scopes.ts'
import type { CalendarAccess } from './access.ts'
import { isGoogleError } from './google/google-error.ts'
import type { OAuth } from './google/oauth.ts'
import { stopWatching } from './keep-watching.ts'
import { queueRead, queueTellAll, queueWrite } from './queue.ts'

export type CalendarConnection = ReturnType<typeof createConnection>
export type ConnectionView = Pick<
  GoogleCalendar,
  'name' | 'state' | 'problem' | 'createdAt' | 'readAt'
>
/** What has become of a consent. `refused`: the person said no; `lost`: nobody knows any more whose it was; `narrow`: not the events. */
export type Outcome = 'connected' | 'refused' | 'lost' | 'narrow' | 'unavailable'

type Options = {
  db: PaceDb
  access: CalendarAccess
  oauth: OAuth
  seal: Seal
  log: Pick<Logger, 'warn'>
  now: () => Date
}
type Person = { id: string; email: string }
type Answer = { state: string; code?: string | undefined }

const CONSENT_MS = 15 * 60_000

/** A person's way to their calendar at Google: asked for, held, and given up. */
export function createConnection({ db, access, oauth, seal, log, now }: Options) {
  /** Where the person is asked. What comes back is theirs alone. */
  async function begin({ id: personId, email }: Person): Promise<string> {
    const { url, state, codeVerifier } = oauth.begin(email)
    const expiresAt = new Date(now().getTime() + CONSENT_MS).toISOString()
    await insertConsent(db, { state, personId, codeVerifier, expiresAt }, now())
    return url.href
  }

  async function finish(
    personId: string,
    { state, code }: Answer,
    by: ChangedBy,
  ): Promise<Outcome> {
    const consent = await takeConsent(db, { state, personId, now: now() })
    if (!consent) return 'lost'
    if (!code) return 'refused'
    try {
      const { refreshToken } = await oauth.finish(code, consent.codeVerifier)
      if (refreshToken === null) return 'lost'
      await db.transaction(async (tx) => {
        await connectCalendar(tx, { personId, by, refreshToken: seal.seal(refreshToken) })
        await queueRead(tx, personId)
        await queueTellAll(tx, personId)
      })
      return 'connected'
    } catch (error) {
      if (isGoogleError(error, 'access')) return error.isNarrow ? 'narrow' : 'lost'
      if (!isGoogleError(error)) throw error
      log.warn({ err: error }, 'a calendar could not be connected')
      return 'unavailable'
    }
  }

  /** What was kept goes at once, whatever Google says to it; then nothing rings for it any more, and the permission is given back. */
  async function disconnect(personId: string, by: ChangedBy): Promise<void> {
    const calendar = await disconnectCalendar(db, { personId, by })
    if (!calendar) return
    if (calendar.state === 'connected')
      await stopWatching({ log }, { calls: access.callsOf(calendar), calendar })
    const token = seal.open(calendar.refreshToken)
    if (token)
      await oauth.revoke(token).catch((error: unknown) => {
        log.warn({ err: error }, 'Google was not told that a calendar is given up')
      })
  }

  return { begin, finish, disconnect, ...questionsOf({ db, now }) }
}

/** How somebody's calendar stands, also where the house has no client at Google any more. */
export async function viewConnection(db: PaceDb, personId: string): Promise<ConnectionView | null> {
  const calendar = await findCalendar(db, personId)
  if (!calendar) return null
  const { name, state, problem, createdAt, readAt } = calendar
  return { name, state, problem, createdAt, readAt }
}

function questionsOf({ db, now }: Pick<Options, 'db' | 'now'>) {
  /** What was deleted at Google, of which its agent has not said what that means. */
  async function listAsked(personId: string): Promise<ViewingRow[]> {
    const person = await findAddressee(db, personId)
    if (!person) return []
    return listRemoved(db, personId, { readable: leadScope(person.actor), now: now() })
  }

  /** It takes place: it stands in the calendar again. */
  async function putBack(personId: string, viewingId: string): Promise<void> {
    await db.transaction(async (tx) => {
      const key = { viewingId, personId }
      await changeEvent(tx, key, { removedAt: null, told: null, etag: null })
      await queueWrite(tx, key)
    })
  }

  return { listAsked, putBack }
}
