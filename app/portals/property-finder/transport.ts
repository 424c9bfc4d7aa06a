import { ownReason } from '#domain/portals/own-reasons.ts'
import type { z } from 'zod'
import { readJson, sendWithToken } from '#service/http/json-answers.ts'
import { limitReplies } from '#service/http/limit-replies.ts'
import { rememberToken } from '#service/http/remember-token.ts'
import { retryAfterSeconds } from '#service/http/retry-after.ts'
import { traceHeaders } from '#service/trace.ts'
import { ProblemSchema, TokenSchema } from './answers.ts'
import type { Pace } from './pace.ts'

export type Credentials = { apiKey: string; apiSecret: string }
export type Transport = <Schema extends z.ZodType>(
  request: { method: string; path: string; body?: object },
  schema: Schema,
) => Promise<z.output<Schema>>
type Options = {
  baseUrl: string
  credentials: Credentials
  paces: { token: Pace; other: Pace }
  fetch?: typeof fetch
  now?: () => number
  timeoutMs?: number
}

/** `later`: ask again; `refused`: for good, until somebody changes something; `missing`: no such thing; `key`: not with this key. */
export class PropertyFinderError extends Error {
  override name = 'PropertyFinderError'
  readonly kind: 'later' | 'refused' | 'missing' | 'key'
  readonly afterSeconds: number | null
  constructor(
    kind: PropertyFinderError['kind'],
    message: string,
    afterSeconds: number | null = null,
  ) {
    super(message)
    this.kind = kind
    this.afterSeconds = afterSeconds
  }
}

const TIMEOUT_MS = 20_000
/** A page of a hundred listings with all their pictures. */
const MOST_BYTES = 16 * 1024 * 1024

/**
 * Requests with a token that is got once for all who ask at the same time and renewed before its end; at the pace that the
 * contract allows. Every answer is parsed; whatever goes wrong is a `PropertyFinderError` that says what to do about it.
 */
export function createTransport(options: Options): Transport {
  const { baseUrl, credentials, paces, now = Date.now, timeoutMs = TIMEOUT_MS } = options
  const fetchIt = limitReplies(MOST_BYTES, options.fetch)
  async function send(pace: Pace, path: string, init: RequestInit): Promise<Response> {
    await pace.turn()
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetchIt(`${baseUrl}${path}`, {
      ...init,
      redirect: 'error',
      signal,
    }).catch(() => {
      throw new PropertyFinderError('later', ownReason('unreachable'))
    })
    if (response.status === 429) pace.hold(retryAfterSeconds(response) ?? 10)
    return response
  }

  async function getToken() {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const body = JSON.stringify(credentials)
    const response = await send(paces.token, '/v1/auth/token', { method: 'POST', headers, body })
    return readJson(response, TokenSchema, REFUSALS)
  }

  const tokens = rememberToken(getToken, now)

  async function ask(request: Parameters<Transport>[0], bearer: string): Promise<Response> {
    const { method, path, body } = request
    return send(paces.other, path, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...traceHeaders(),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  }

  return async (request, schema) =>
    readJson(await sendWithToken(tokens, (bearer) => ask(request, bearer)), schema, REFUSALS)
}

const REFUSALS = {
  refused: refusal,
  noSense: () => new PropertyFinderError('later', ownReason('noSense')),
}

function refusal(response: Response, answer: unknown): PropertyFinderError {
  const { status } = response
  const said = reasonsIn(answer)
  if (status === 429 || status === 408 || status >= 500) {
    return new PropertyFinderError(
      'later',
      ownReason('answered', { status }),
      retryAfterSeconds(response),
    )
  }
  if (status === 401 || status === 403)
    return new PropertyFinderError('key', ownReason('keyRefused', { status }))
  if (status === 404) return new PropertyFinderError('missing', ownReason('noSuchThing'))
  return new PropertyFinderError('refused', said || ownReason('answered', { status }))
}

/** Each reason with the field that it is about. */
function reasonsIn(answer: unknown): string {
  const problem = ProblemSchema.safeParse(answer).data
  const errors = (problem?.errors ?? [])
    .slice(0, 20)
    .map(({ detail, pointer }) =>
      pointer ? `${pointer.replace(/^\//, '')}: ${detail ?? 'is wrong'}` : (detail ?? ''),
    )
  const all = errors.filter(Boolean).join('; ') || problem?.detail || problem?.title || ''
  return all.slice(0, 480)
}
