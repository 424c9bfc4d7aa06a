import { DomainError } from '#domain/errors.ts'
import {
  invalidityOf,
  type KnownCredentials,
  type Credential,
  KnownCredentialsSchema,
} from '#domain/access/credential-status.ts'
import type { Logger } from '#service/log.ts'
import { followEvents } from './calls/follow/follow-events.ts'

export type CredentialBook = {
  /** Throws `unauthenticated` for who is out, `unavailable` while it is not known how people stand. */
  require: (credential: Credential) => void
  /** Calls `ended`, once, when it no longer holds. Gives the way to stop. */
  follow: (credential: Credential, ended: () => void) => () => void
  /** Whether what is known is recent enough to let anybody in. */
  isCurrent: () => boolean
  learn: (known: KnownCredentials) => void
}
type Followed = { credential: Credential; ended: () => void }

/** The sync server tells every 15 s: three of them missed, and nobody's token is taken on trust. */
const CURRENT_MS = 45_000

/** How everybody stands, as last heard. Without news it closes: a door that cannot see lets nobody in. */
export function createCredentialBook({
  now = Date.now,
}: { now?: () => number } = {}): CredentialBook {
  const followed = new Set<Followed>()
  let known: KnownCredentials | null = null
  let heardAt = Number.NEGATIVE_INFINITY
  const isCurrent = () => now() - heardAt < CURRENT_MS

  return {
    isCurrent,
    require(credential) {
      if (!known || !isCurrent()) {
        throw new DomainError(
          'unavailable',
          'It is not known who may go on; ask again in a moment.',
        )
      }
      if (holds(known, credential)) return
      throw new DomainError('unauthenticated', 'This access was ended or changed; sign in again.')
    },
    follow(credential, ended) {
      const one = { credential, ended }
      followed.add(one)
      return () => void followed.delete(one)
    },
    learn(news) {
      known = news
      heardAt = now()
      for (const one of followed) {
        if (!holds(news, one.credential) && followed.delete(one)) one.ended()
      }
    },
  }
}

/** Who is not in the list came after it was told. */
function holds({ people, endedSessions, revokedClients }: KnownCredentials, one: Credential) {
  return (
    invalidityOf(one, {
      versionOf: (personId) => people[personId],
      hasEnded: (sessionId) => endedSessions.includes(sessionId),
      isRevoked: (clientId) => revokedClients.includes(clientId),
    }) === null
  )
}

type FollowOptions = {
  syncUrl: string
  token: () => Promise<string>
  book: Pick<CredentialBook, 'learn'>
  log: Pick<Logger, 'warn'>
  signal: AbortSignal
}

/** Keeps the book: the sync server's stream of credentials, until the signal. */
export function followCredentialStatus({ book, log, ...source }: FollowOptions): Promise<void> {
  return followEvents({
    ...source,
    path: '/access',
    log,
    onEvent({ type, data }) {
      const news = type === 'credentials' ? KnownCredentialsSchema.safeParse(data) : null
      if (news?.success) book.learn(news.data)
      else if (news) log.warn({ issues: news.error.issues }, 'credentials are not understood')
    },
  })
}
