import { DomainError } from '#domain/errors.ts'
import type { TokenClaims } from '#domain/token.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { isClientRevoked } from '#db/pace/feed.ts'
import { findActivePerson } from '#db/pace/people.ts'

export type CheckRights = (claims: TokenClaims) => Promise<void>

/** How long an answer is reused: what a suspended person can still do with a token that was already out. */
const FRESH_MS = 2_000
const MAX_KEPT = 10_000

/** Refuses tokens whose person was suspended or changed role or team since, and those of revoked machine clients. */
export function createRightsCheck({
  db,
  now = Date.now,
}: {
  db: PaceDb
  now?: () => number
}): CheckRights {
  const kept = new Map<string, { holds: Promise<boolean>; until: number }>()

  function holds(claims: TokenClaims): Promise<boolean> {
    const key = `${claims.sub} ${claims.sessionVersion} ${claims.clientId}`
    const known = kept.get(key)
    if (known && known.until > now()) return known.holds
    if (kept.size >= MAX_KEPT) kept.clear()
    const answer = rightsHold(db, claims)
    kept.set(key, { holds: answer, until: now() + FRESH_MS })
    // A failed look-up is not an answer.
    answer.catch(() => kept.delete(key))
    return answer
  }

  return async function checkRights(claims) {
    if (await holds(claims)) return
    throw new DomainError('unauthenticated', 'This access was ended or changed; sign in again.')
  }
}

async function rightsHold(db: PaceDb, claims: TokenClaims): Promise<boolean> {
  if (!claims.role) return !(await isClientRevoked(db, claims.clientId))
  const person = await findActivePerson(db, claims.sub)
  return person !== null && person.sessionVersion <= (claims.sessionVersion ?? 0)
}
