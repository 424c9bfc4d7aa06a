import type { AuditDenial, Denial } from '#db/pace/audit/audit-denial.ts'
import { sayTimeIsUp } from '#db/pace/query/time-limit.ts'
import { subjectName } from '#domain/access/access.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import { problemResponse, toProblem } from '#service/http/problem.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { currentTrace } from '#service/trace.ts'
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ApiEnv, Caller } from './caller.ts'

/** Hono's own refusals, in words that say what to do. Its messages are written for the server's author. */
const HTTP_REFUSALS: Record<number, { code: ErrorCode; detail: string }> = {
  400: {
    code: 'invalid',
    detail: 'The body is not what its content type says: send well-formed JSON or form fields.',
  },
  413: { code: 'tooLarge', detail: 'The body is too large.' },
  415: { code: 'invalid', detail: 'Send the body with the content type `application/json`.' },
}

/** Every failure of a machine route as problem details (RFC 9457). A bug is logged and told as one, a refusal is audited. */
export function createProblemHandler<Env extends ApiEnv>({
  log,
  auditDenial,
  challenge = 'Bearer realm="PACE", error="invalid_token"',
}: {
  log: Pick<Logger, 'error'>
  auditDenial: AuditDenial
  /** RFC 6750 section 3: how whoever is not let in may ask. */
  challenge?: string
}): ErrorHandler<Env> {
  return (raised, c) => {
    const error = sayTimeIsUp(raised)
    if (error instanceof HTTPException) return httpProblem(error)
    if (!(error instanceof DomainError)) log.error({ err: error }, 'request failed')
    else if (isRefusal(error)) auditDenial(denialOf(c, error.message))
    const unknown = error instanceof DomainError && error.code === 'unauthenticated'
    return problemResponse(error, unknown ? { 'www-authenticate': challenge } : {})
  }
}

function isRefusal({ code }: DomainError): boolean {
  return code === 'forbidden' || code === 'unauthenticated'
}

/** Who asked for what, from where: of whoever was not let in only the last two are known. */
export function denialOf<Env extends ApiEnv>(c: Context<Env>, reason: string): Denial {
  const caller: Caller | undefined = c.get('caller')
  return {
    actor: caller ? subjectName(caller.actor) : null,
    via: caller?.client,
    action: `${c.req.method} ${c.req.path}`,
    reason,
    address: remoteAddress(c),
    traceId: currentTrace()?.traceId,
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
