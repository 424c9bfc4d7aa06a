import { z } from 'zod'
import { readJson, sendWithToken } from '#service/http/json-answers.ts'
import { limitReplies } from '#service/http/limit-replies.ts'
import type { RememberedToken } from '#service/http/remember-token.ts'
import { retryAfterSeconds } from '#service/http/retry-after.ts'
import { traceHeaders } from '#service/trace.ts'
import { GoogleCalendarError } from './google-error.ts'

export type Asking<Schema extends z.ZodType> = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  query?: Record<string, string | undefined>
  body?: object
  /** Only while the event is what it was. */
  etag?: string | null
  schema: Schema
}
export type Ask = <Schema extends z.ZodType>(asking: Asking<Schema>) => Promise<z.output<Schema>>
type Options = {
  apiUrl: string
  tokens: RememberedToken
  timeoutMs?: number | undefined
  fetch?: typeof fetch
}

const TIMEOUT_MS = 20_000
/** A page of 500 events without their words. */
const MOST_BYTES = 4 * 1024 * 1024

/** Google's error: by status, and of a 403 by its reason, for that is both "slower" and "never". */
const ErrorSchema = z.object({
  error: z.object({
    message: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).optional(),
  }),
})

/** Requests in a person's name, each parsed; whatever goes wrong is a `GoogleCalendarError` that says what to do about it. */
export function createTransport({ apiUrl, tokens, timeoutMs = TIMEOUT_MS, ...more }: Options): Ask {
  const fetchIt = limitReplies(MOST_BYTES, more.fetch)

  async function send(asking: Asking<z.ZodType>, bearer: string): Promise<Response> {
    const { method = 'GET', path, query = {}, body, etag } = asking
    const url = new URL(apiUrl + path)
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, value)
    return fetchIt(url, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(etag ? { 'if-match': etag } : {}),
        ...traceHeaders(),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new GoogleCalendarError('later', 'Google Calendar did not answer.', { cause })
    })
  }

  return async (asking) =>
    readJson(await sendWithToken(tokens, (bearer) => send(asking, bearer)), asking.schema, REFUSALS)
}

const REFUSALS = {
  refused: refusal,
  noSense: () => new GoogleCalendarError('later', 'What Google Calendar answered makes no sense.'),
}

/** Reasons of a 403 that pass by themselves. */
const SLOWER = /rateLimitExceeded|RateLimitExceeded|quotaExceeded|calendarUsageLimitsExceeded/i
const NARROW = /insufficientPermissions|ACCESS_TOKEN_SCOPE_INSUFFICIENT/i

function refusal(response: Response, answer: unknown): GoogleCalendarError {
  const { status } = response
  const said = ErrorSchema.safeParse(answer).data?.error
  const reasons = (said?.errors ?? []).map(({ reason = '' }) => reason).join(' ')
  const message = `Google Calendar answered ${status}${reasons ? ` (${reasons})` : ''}.`
  const isSlower = status === 403 && SLOWER.test(reasons)
  if (isSlower || status === 429 || status === 408 || status >= 500)
    return new GoogleCalendarError('later', message, { afterSeconds: retryAfterSeconds(response) })
  if (status === 401) return new GoogleCalendarError('access', message)
  if (status === 403 && NARROW.test(reasons))
    return new GoogleCalendarError('access', message, { isNarrow: true })
  if (status === 404 || status === 410) return new GoogleCalendarError('missing', message)
  if (status === 409) return new GoogleCalendarError('taken', message)
  if (status === 412) return new GoogleCalendarError('changed', message)
  return new GoogleCalendarError('refused', message)
}
