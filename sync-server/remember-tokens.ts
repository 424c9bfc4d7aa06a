import type { VerifyToken } from '#service/verify-token.ts'

const MOST = 2_000

/**
 * A service shows one token at each of its sockets: it is checked once. What is remembered is only that it was signed by
 * us; its expiry, and whether its client was revoked, are looked at each time.
 */
export function rememberTokens(verifyToken: VerifyToken): VerifyToken {
  const known = new Map<string, ReturnType<VerifyToken>>()

  function forgetOldest(): void {
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
  }

  async function check(token: string) {
    const checking = verifyToken(token)
    known.set(token, checking)
    forgetOldest()
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
