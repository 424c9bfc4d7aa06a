import { createHash } from 'node:crypto'
import { createSecret } from '#service/identity/secret.ts'

export type CodeGrant = {
  subject: string
  email: string
  name: string
  nonce: string
  codeChallenge: string
  redirectUri: string
}
type Stored = CodeGrant & { expiresAt: number }

const LIFETIME_MS = 60_000

/** Codes of the local identity provider: in memory, a minute, once. */
export function createDemoCodes(now: () => Date) {
  const codes = new Map<string, Stored>()

  function dropOld(): void {
    for (const [code, { expiresAt }] of codes) if (expiresAt <= now().getTime()) codes.delete(code)
  }

  return {
    issue(grant: CodeGrant): string {
      dropOld()
      const code = createSecret()
      codes.set(code, { ...grant, expiresAt: now().getTime() + LIFETIME_MS })
      return code
    },
    /** Null for a code that is unknown, used, too old, or shown with another verifier or redirect URI. */
    take(code: string, shown: { codeVerifier: string; redirectUri: string }): CodeGrant | null {
      dropOld()
      const grant = codes.get(code)
      codes.delete(code)
      if (!grant || grant.redirectUri !== shown.redirectUri) return null
      const challenge = createHash('sha256').update(shown.codeVerifier).digest('base64url')
      return challenge === grant.codeChallenge ? grant : null
    },
  }
}
