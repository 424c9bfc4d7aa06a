import { SCOPES } from '#domain/access/token.ts'
import { isStorable } from '#domain/storable.ts'
import type { ClientMetadata } from 'oidc-provider'
import { z } from 'zod'

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])
/** What a browser would run, read or show by itself instead of handing it to an app. */
const FORBIDDEN_SCHEMES = /^(javascript|data|file|blob|about|vbscript|filesystem|view-source):/i

const RedirectUriSchema = z
  .string()
  .max(500)
  .refine(isSafeRedirectUri, 'must be https, http on the loopback address, or the scheme of an app')

/** What somebody else's program may say of itself (RFC 7591 section 2). Anything more is not taken over. */
const ThirdPartySchema = z.object({
  client_name: z.string().trim().min(1).max(80).refine(isStorable).optional(),
  redirect_uris: z.array(RedirectUriSchema).min(1).max(10),
})

/** The only scopes that somebody else's program can have: the MCP tools, for the person who agrees. */
export const THIRD_PARTY_SCOPES: readonly string[] = SCOPES.mcp

/**
 * Somebody else's program as PACE knows it, whatever it says of itself: public (no secret, PKCE instead), the code flow
 * with refresh, the MCP scopes. `native`, so that consent is asked every time (RFC 8252 section 8.6).
 */
export function thirdPartyMetadata(clientId: string, said: unknown): ClientMetadata {
  const { client_name: name, redirect_uris: redirectUris } = ThirdPartySchema.parse(said)
  return {
    client_id: clientId,
    client_name: name ?? URL.parse(clientId)?.hostname ?? clientId,
    redirect_uris: redirectUris,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: ['openid', ...THIRD_PARTY_SCOPES].join(' '),
  }
}

/** The first thing that is wrong, in a sentence for the error description. */
export function whatIsWrong(error: z.ZodError): string {
  const [issue] = error.issues
  return issue ? `${issue.path.join('.') || 'the metadata'}: ${issue.message}` : 'not valid'
}

function isSafeRedirectUri(uri: string): boolean {
  const url = URL.parse(uri)
  if (!url || url.hash || url.username || FORBIDDEN_SCHEMES.test(uri) || !isStorable(uri)) {
    return false
  }
  if (url.protocol === 'http:') return LOOPBACK_NAMES.has(url.hostname)
  return url.protocol !== 'https:' || !LOOPBACK_NAMES.has(url.hostname)
}
