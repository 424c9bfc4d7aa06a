import type { ChangedBy } from '#db/pace/people-rights.ts'
import type { ShownSession } from '#db/pace/web-sessions.ts'
import type { Actor } from '#domain/access.ts'
import type { Role } from '#domain/person.ts'

/** A signed-in browser, as pages and routes see it: no token, no cookie. */
export type WebSession = {
  id: string
  person: { id: string; name: string; email: string; role: Role; teamId: string | null }
  actor: Actor
  /** The person's, at this request: what stays open after it falls with the next change of right. */
  sessionVersion: number
}

export type EndReason =
  | 'signedOut'
  | 'signedInAgain'
  | 'endedElsewhere'
  | 'endedByAdmin'
  | 'refused'

/** Made once by `createSessions` (sessions.server.ts) and passed to whoever needs it. */
export type Sessions = {
  /** Who sends this request. Null without a live session: none, ended, timed out, or the person is suspended. */
  find(request: Request): Promise<WebSession | null>
  /** `find`, or throws DomainError('unauthenticated'). */
  require(request: Request): Promise<WebSession>
  /** The person's access token for urn:pace:api, refreshed when due (once, however many ask). Never leaves the server. */
  accessTokenFor(session: Pick<WebSession, 'id'>): Promise<string>
  /** Where this person is signed in, the latest use first. */
  list(personId: string): Promise<ShownSession[]>
  /** Ends the session everywhere: row, tokens, sockets. Without `by` its own person did it. */
  end(sessionId: string, reason: EndReason, by?: ChangedBy): Promise<void>
}
