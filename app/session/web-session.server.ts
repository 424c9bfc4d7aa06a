import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import type { ShownSession } from '#db/pace/sessions/web-sessions.ts'
import type { Actor } from '#domain/access/access.ts'
import type { Language } from '#domain/language.ts'
import type { Role } from '#domain/access/person.ts'
import type { SessionEnd } from '#domain/access/credential-status.ts'

/** A signed-in browser, as pages and routes see it: no token, no cookie. */
export type WebSession = {
  id: string
  person: {
    id: string
    name: string
    email: string
    role: Role
    teamId: string | null
    language: Language | null
  }
  actor: Actor
  /** The person's, at this request: what stays open after it falls with the next change of right. */
  sessionVersion: number
}

/** Why a browser has no session any more; `ended` where all that is known is that it had one. */
export type Ended = SessionEnd | 'unused' | 'expired' | 'ended'

/** Made once by `createSessions` (sessions.server.ts) and passed to whoever needs it. */
export type Sessions = {
  /** Who sends this request. Null without a live session: none, ended, timed out, or the person is suspended. */
  find(request: Request): Promise<WebSession | null>
  /** Why the session that this request names is over. Null where it names none, or one that is not known. */
  whyEnded(request: Request): Promise<Ended | null>
  /** `find`, or throws DomainError('unauthenticated'). */
  require(request: Request): Promise<WebSession>
  /** The person's access token for urn:pace:api, refreshed when due (once, however many ask). Never leaves the server. */
  accessTokenFor(session: Pick<WebSession, 'id'>): Promise<string>
  /** Where this person is signed in, the latest use first. */
  list(personId: string): Promise<ShownSession[]>
  /** Ends the session everywhere: row, tokens, sockets. Without `by` its own person did it. */
  end(sessionId: string, reason: SessionEnd, by?: ChangedBy): Promise<void>
}
