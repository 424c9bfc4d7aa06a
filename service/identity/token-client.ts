import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { traceHeaders } from '../trace.ts'

export const TOKEN_EXCHANGE_GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
export const CALL_DELEGATION_GRANT = 'urn:pace:params:oauth:grant-type:call-delegation'
const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token'

type Wanted = { resource: string; scope: string }
export type TokenClient = {
  /** A token of the service itself (client_credentials). */
  clientToken(wanted: Wanted): Promise<string>
  /** A token to act for the person behind `subjectToken`, elsewhere and with less (RFC 8693). */
  exchange(wanted: Wanted & { subjectToken: string }): Promise<string>
  /** A token to act for the agent of one call. `forbidden` when the call has no agent or is wrapped up. */
  delegation(wanted: Wanted & { call: string }): Promise<string>
}
type TokenClientOptions = {
  tokenUrl: string
  clientId: string
  clientSecret: string
  fetch?: typeof fetch
  now?: () => number
}
type Cached = { token: Promise<string>; staleAt: number }

const GrantedSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
})
const RefusedSchema = z.object({ error: z.string(), error_description: z.string().optional() })

const TIMEOUT_MS = 10_000
/** Asked for again this long before the end, but never kept for less than half of its life. */
const MARGIN_MS = 30_000
const MAX_CACHED = 5_000

/** Gets access tokens from auth-server and keeps each until shortly before it ends; one request for many askers. */
export function createTokenClient(options: TokenClientOptions): TokenClient {
  const { now = Date.now } = options
  const cache = new LRUCache<string, Cached>({ max: MAX_CACHED })

  function token(form: Record<string, string>): Promise<string> {
    const key = JSON.stringify(form)
    const cached = cache.get(key)
    if (cached && cached.staleAt > now()) return cached.token
    return fetchInto(key, form)
  }

  function fetchInto(key: string, form: Record<string, string>): Promise<string> {
    const entry: Cached = { token: Promise.resolve(''), staleAt: Number.POSITIVE_INFINITY }
    entry.token = requestToken(options, form).then(
      (granted) => {
        const life = granted.expires_in * 1000
        entry.staleAt = now() + Math.max(life - MARGIN_MS, life / 2)
        return granted.access_token
      },
      (error: unknown) => {
        if (cache.get(key) === entry) cache.delete(key)
        throw error
      },
    )
    cache.set(key, entry)
    return entry.token
  }

  return {
    clientToken: ({ resource, scope }) =>
      token({ grant_type: 'client_credentials', resource, scope }),
    exchange: ({ subjectToken, resource, scope }) =>
      token({
        grant_type: TOKEN_EXCHANGE_GRANT,
        subject_token: subjectToken,
        subject_token_type: ACCESS_TOKEN_TYPE,
        resource,
        scope,
      }),
    delegation: ({ call, resource, scope }) =>
      token({ grant_type: CALL_DELEGATION_GRANT, call, resource, scope }),
  }
}

async function requestToken(options: TokenClientOptions, form: Record<string, string>) {
  const { tokenUrl, clientId, clientSecret, fetch: send = fetch } = options
  const response = await send(tokenUrl, {
    method: 'POST',
    headers: { authorization: basic(clientId, clientSecret), ...traceHeaders() },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(outOfReach)
  const body: unknown = await response.json().catch(() => null)
  const granted = GrantedSchema.safeParse(body)
  if (response.ok && granted.success) return granted.data
  throw refusal(response.status, body, form['grant_type'])
}

function outOfReach(): never {
  throw new DomainError('unavailable', 'The auth server is out of reach.')
}

/**
 * About whom we act for are invalid_grant and, of an exchange, invalid_request (RFC 8693 section 2.2.2). Anything else the
 * caller cannot mend, so it is not told as its fault.
 */
function refusal(status: number, body: unknown, grantType = ''): Error {
  const refused = RefusedSchema.safeParse(body)
  if (!refused.success || status >= 500 || status === 429) {
    return new DomainError('unavailable', `The auth server answered ${status}.`)
  }
  const { error, error_description: reason = error } = refused.data
  if (error === 'invalid_request' && grantType === TOKEN_EXCHANGE_GRANT) {
    return new DomainError('unauthenticated', 'Your session has ended or changed. Sign in again.')
  }
  if (error === 'invalid_grant')
    return new DomainError('forbidden', `No token was granted: ${reason}.`)
  return new Error(`The auth server refused a token: ${error} (${reason}).`)
}

/** RFC 6749 section 2.3.1: both parts are form-encoded before they are joined. */
function basic(id: string, secret: string): string {
  const encode = (part: string) => new URLSearchParams({ part }).toString().slice('part='.length)
  return `Basic ${Buffer.from(`${encode(id)}:${encode(secret)}`).toString('base64')}`
}
