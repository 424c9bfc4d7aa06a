import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'
import type { SendRequest } from './send-request.ts'
import type { DirectorySettings } from './settings.ts'

/** The least that the calls need: nobody's account can be changed with it. */
export const SCOPES = [
  'https://www.googleapis.com/auth/admin.directory.user.readonly',
  'https://www.googleapis.com/auth/admin.directory.group.readonly',
]
const TokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
})
/** A token is not used in its last minute: it would run out on the way. */
const MARGIN_MS = 60_000
const ALGORITHM = 'RS256'

type Options = {
  settings: Pick<DirectorySettings, 'account' | 'admin' | 'tokenUrl'>
  send: SendRequest
  now: () => Date
}

/** Domain-wide delegation: RFC 7523 section 2.1, the service account asking for the administrator named in `sub`. */
export function createAccessTokens({ settings, send, now }: Options) {
  let held: { token: string; until: number } | null = null

  async function assertion(): Promise<string> {
    const { account, admin, tokenUrl } = settings
    const key = await importPKCS8(account.private_key, ALGORITHM)
    return new SignJWT({ scope: SCOPES.join(' ') })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: account.private_key_id })
      .setIssuer(account.client_email)
      .setSubject(admin)
      .setAudience(tokenUrl)
      .setIssuedAt(now())
      .setExpirationTime(new Date(now().getTime() + 600_000))
      .sign(key)
  }

  return {
    async get(): Promise<string> {
      if (held && held.until > now().getTime()) return held.token
      const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
      const body = new URLSearchParams({ grant_type: grant, assertion: await assertion() })
      const answer = await send({
        method: 'POST',
        url: settings.tokenUrl,
        body,
        schema: TokenSchema,
        what: 'an access token (is the service account allowed these scopes in the Admin console?)',
      })
      const token = answer.access_token
      held = { token, until: now().getTime() + answer.expires_in * 1000 - MARGIN_MS }
      return token
    },
    /** Google did not take it. */
    forget: () => {
      held = null
    },
  }
}
export type AccessTokens = ReturnType<typeof createAccessTokens>
