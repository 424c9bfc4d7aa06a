import { DomainError, type ErrorCode } from '#domain/errors.ts'
import { type Problem, toProblem } from '#service/http/problem.ts'

const SAID: Record<ErrorCode, string> = {
  unauthenticated: 'The access token has expired.',
  forbidden: 'This needs the scope leads:write.',
  notFound: 'There is no such lead, or you may not see it.',
  gone: 'The log is folded up to 12000; begin from a snapshot.',
  conflict: 'This person is known already.',
  outdated: 'It is not any more what If-Match names; read it again.',
  malformed: 'The body is not well-formed JSON.',
  invalid: 'The request is not valid: phone: is no phone number',
  tooLarge: 'The body is larger than 64 KiB.',
  tooMany: 'Too many requests; try again in 12 seconds.',
  unavailable: 'The sync server is out of reach; nothing was changed.',
}

/** What no rule of ours says: a body of another type. */
const UNSUPPORTED: Problem = {
  type: 'about:blank',
  title: 'Unsupported media type',
  status: 415,
  detail: 'Send the body with the content type `application/json`.',
  code: 'invalid',
}

const problems = Object.entries(SAID).map(([code, detail]) => {
  const errors = code === 'invalid' ? [{ path: 'phone', message: 'is no phone number' }] : []
  return toProblem(new DomainError(code as ErrorCode, detail, errors))
})

/** What a refusal of each status is like. */
export const PROBLEMS: Record<number, Problem> = Object.fromEntries(
  [...problems, UNSUPPORTED].map((problem) => [problem.status, problem]),
)
