import type { StandingWatch } from '#db/pace/watch-standings.ts'
import { DomainError } from '#domain/errors.ts'
import { type Standing, standingOf } from '#domain/standing.ts'
import { readBearer, type VerifyToken } from '#service/verify-token.ts'

type Deps = { verifyToken: VerifyToken; standings: Pick<StandingWatch, 'holds'> }

const SCOPE = 'calls:assist'

/** A machine client that assists in calls, by its own right: a delegation for one call does not open what is about all. */
export async function requireAssistant(
  { verifyToken, standings }: Deps,
  authorization: string | undefined,
): Promise<Standing> {
  const token = readBearer(authorization)
  if (!token) {
    throw new DomainError('unauthenticated', 'Send an access token: Authorization: Bearer <token>.')
  }
  const claims = await verifyToken(token)
  if (!claims.scopes.includes(SCOPE)) {
    throw new DomainError('forbidden', `The token lacks the scope ${SCOPE}.`)
  }
  if (claims.role !== undefined) {
    throw new DomainError('forbidden', 'This is for machine clients; send a token of your own.')
  }
  const standing = standingOf(claims)
  if (await standings.holds(standing)) return standing
  throw new DomainError('unauthenticated', 'This client was revoked.')
}
