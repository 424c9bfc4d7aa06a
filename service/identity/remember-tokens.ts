import { LRUCache } from 'lru-cache'
import type { VerifyToken } from './verify-token.ts'

const MOST = 2_000

/**
 * A client shows one token at each of its requests and sockets: it is checked once. What is remembered is only that it was signed by
 * us; its expiry, and whether its client was revoked, are looked at each time.
 */
export function rememberTokens(verifyToken: VerifyToken): VerifyToken {
  const known = new LRUCache<string, ReturnType<VerifyToken>>({ max: MOST })

  async function check(token: string) {
    const checking = verifyToken(token)
    known.set(token, checking)
    try {
      return await checking
    } catch (error) {
      known.delete(token)
      throw error
    }
  }

  return async (token) => {
    const claims = await known.get(token)
    if (claims && claims.expiresAt * 1000 > Date.now()) return claims
    return check(token)
  }
}
