import { DomainError, type ErrorCode } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import { problemResponse, toProblem } from '#service/problem.ts'
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ApiEnv } from './caller.ts'

/** Hono's own refusals, in words that say what to do. Its messages are written for the server's author. */
const HTTP_REFUSALS: Record<number, { code: ErrorCode; detail: string }> = {
  400: {
    code: 'invalid',
    detail: 'The body is not what its content type says: send well-formed JSON or form fields.',
  },
  413: { code: 'tooLarge', detail: 'The body is too large.' },
  415: { code: 'invalid', detail: 'Send the body with the content type `application/json`.' },
}

/** Every failure of a machine route as problem details (RFC 9457); a bug is logged and told as one. */
export function createProblemHandler<Env extends ApiEnv>({
  log,
  onDenied,
  challenge = 'Bearer realm="PACE", error="invalid_token"',
}: {
  log: Pick<Logger, 'error'>
  onDenied: (c: Context<Env>, reason: string) => void
  /** RFC 6750 section 3: how whoever is not let in may ask. */
  challenge?: string
}): ErrorHandler<Env> {
  return (error, c) => {
    if (error instanceof HTTPException) return httpProblem(error)
    if (!(error instanceof DomainError)) log.error({ err: error }, 'request failed')
    else if (error.code === 'forbidden') onDenied(c, error.message)
    const unknown = error instanceof DomainError && error.code === 'unauthenticated'
    return problemResponse(error, unknown ? { 'www-authenticate': challenge } : {})
  }
}

function httpProblem(error: HTTPException): Response {
  const refusal = HTTP_REFUSALS[error.status]
  if (!refusal) return problemResponse(error)
  const problem = toProblem(new DomainError(refusal.code, refusal.detail))
  return new Response(JSON.stringify({ ...problem, status: error.status }), {
    status: error.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
