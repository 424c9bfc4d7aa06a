import type { StandingWatch } from '#db/pace/watch-standings.ts'
import { DomainError } from '#domain/errors.ts'
import type { Standing } from '#domain/standing.ts'
import { endStreamWhen } from '#service/end-stream.ts'
import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './caller.ts'

/** Refuses a token whose person was suspended or changed role or team since, whose session has ended, or whose client was revoked. */
export async function requireStanding(
  standings: Pick<StandingWatch, 'holds'>,
  standing: Standing,
): Promise<void> {
  if (await standings.holds(standing)) return
  throw new DomainError('unauthenticated', 'This access was ended or changed; sign in again.')
}

/** Every event stream ends with the right that it was opened by: a request is checked once, a stream goes on. */
export function endStreams(standings: Pick<StandingWatch, 'follow'>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await next()
    const { standing } = c.get('caller')
    c.res = endStreamWhen(c.res, (ended) => standings.follow(standing, ended))
  }
}
