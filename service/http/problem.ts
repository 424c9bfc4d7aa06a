import { DomainError, type ErrorCode, type FieldProblem } from '#domain/errors.ts'
import type { Said } from '#domain/said.ts'
import type { ErrorHandler } from 'hono'
import type { Logger } from '../log.ts'
import { currentTrace } from '../trace.ts'

export const STATUS_BY_CODE = {
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  gone: 410,
  conflict: 409,
  outdated: 412,
  malformed: 400,
  invalid: 422,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>

const TITLE_BY_CODE = {
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  notFound: 'Not found',
  gone: 'Gone',
  conflict: 'Conflict',
  outdated: 'Changed meanwhile',
  malformed: 'Malformed',
  invalid: 'Invalid',
  tooLarge: 'Too large',
  tooMany: 'Too many requests',
  unavailable: 'Unavailable for now',
} as const satisfies Record<ErrorCode, string>

/** RFC 9457 problem details. `traceId` is what a person quotes when asking for help. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: ErrorCode | 'internal'
  errors?: readonly FieldProblem[]
  /** For pages, which say it in their reader's language; `detail` is English. */
  said?: Said
  traceId?: string
}

/** What may be said of an error to the outside: a broken rule in full, a bug only as a bug. */
export function toProblem(error: unknown): Problem {
  const traceId = currentTrace()?.traceId
  const trace = traceId ? { traceId } : {}
  if (!(error instanceof DomainError)) {
    const detail = 'Something went wrong on our side. It has been logged.'
    return {
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      detail,
      code: 'internal',
      ...trace,
    }
  }
  return {
    type: `urn:pace:problem:${error.code}`,
    title: TITLE_BY_CODE[error.code],
    status: STATUS_BY_CODE[error.code],
    detail: error.message,
    code: error.code,
    ...(error.problems.length > 0 ? { errors: error.problems } : {}),
    ...(error.said ? { said: error.said } : {}),
    ...trace,
  }
}

export function problemResponse(error: unknown, headers: Record<string, string> = {}): Response {
  const problem = toProblem(error)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

/** Hono's `onError`: answers with the problem and logs what is not a broken rule. */
export function handleProblems(log: Pick<Logger, 'error'>): ErrorHandler {
  return (error) => {
    if (!(error instanceof DomainError)) log.error({ err: error }, 'request failed')
    return problemResponse(error)
  }
}
