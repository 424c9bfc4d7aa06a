import { DomainError } from '#domain/errors.ts'
import { type KnownStandings, type Standing, StandingsSchema } from '#domain/standing.ts'
import type { Logger } from '#service/log.ts'
import { followEvents } from './calls/follow-events.ts'

export type StandingBook = {
  /** Throws `unauthenticated` for who is out, `unavailable` while it is not known how people stand. */
  require: (standing: Standing) => void
  /** Calls `ended`, once, when it no longer holds. Gives the way to stop. */
  follow: (standing: Standing, ended: () => void) => () => void
  /** Whether what is known is recent enough to let anybody in. */
  isCurrent: () => boolean
  learn: (known: KnownStandings) => void
}
type Followed = { standing: Standing; ended: () => void }

/** The sync server tells every 15 s: three of them missed, and nobody's token is taken on trust. */
const CURRENT_MS = 45_000

/** How everybody stands, as last heard. Without news it closes: a door that cannot see lets nobody in. */
export function createStandingBook({ now = Date.now }: { now?: () => number } = {}): StandingBook {
  const followed = new Set<Followed>()
  let known: KnownStandings | null = null
  let heardAt = Number.NEGATIVE_INFINITY
  const isCurrent = () => now() - heardAt < CURRENT_MS

  return {
    isCurrent,
    require(standing) {
      if (!known || !isCurrent()) {
        throw new DomainError(
          'unavailable',
          'It is not known who may go on; ask again in a moment.',
        )
      }
      if (stands(known, standing)) return
      throw new DomainError('unauthenticated', 'This access was ended or changed; sign in again.')
    },
    follow(standing, ended) {
      const one = { standing, ended }
      followed.add(one)
      return () => void followed.delete(one)
    },
    learn(news) {
      known = news
      heardAt = now()
      for (const one of followed) {
        if (!stands(news, one.standing) && followed.delete(one)) one.ended()
      }
    },
  }
}

function stands(
  { people, endedSessions, revokedClients }: KnownStandings,
  { personId, sessionVersion = 0, sessionId, clientId }: Standing,
): boolean {
  if (clientId !== undefined && revokedClients.includes(clientId)) return false
  if (sessionId !== undefined && endedSessions.includes(sessionId)) return false
  const current = personId === undefined ? undefined : people[personId]
  return current === undefined || (current !== null && current <= sessionVersion)
}

type FollowOptions = {
  syncUrl: string
  token: () => Promise<string>
  book: Pick<StandingBook, 'learn'>
  log: Pick<Logger, 'warn'>
  signal: AbortSignal
}

/** Keeps the book: the sync server's stream of standings, until the signal. */
export function followStandings({ book, log, ...source }: FollowOptions): Promise<void> {
  return followEvents({
    ...source,
    path: '/access',
    log,
    onEvent({ type, data }) {
      const news = type === 'standings' ? StandingsSchema.safeParse(data) : null
      if (news?.success) book.learn(news.data)
      else if (news) log.warn({ issues: news.error.issues }, 'standings are not understood')
    },
  })
}
