import { z } from 'zod'
import { DomainError, type ErrorCode } from '#domain/errors.ts'

const CODES = [
  'unauthenticated',
  'forbidden',
  'notFound',
  'gone',
  'conflict',
  'invalid',
  'tooLarge',
  'tooMany',
  'unavailable',
] as const satisfies readonly ErrorCode[]

const ProblemSchema = z.object({
  code: z.enum(CODES),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
})

/**
 * The broken rule that another of PACE's services answered with (RFC 9457). Anything that is no rule of the domain, and
 * a refusal of our own token, is that service's failure: `unavailable` to whoever asked us.
 */
export async function readProblem(response: Response, service: string): Promise<DomainError> {
  const body: unknown = await response.json().catch(() => null)
  const problem = ProblemSchema.safeParse(body)
  if (!problem.success || problem.data.code === 'unauthenticated') {
    return new DomainError(
      'unavailable',
      `${service} answered ${response.status}. Try again in a moment.`,
    )
  }
  return new DomainError(problem.data.code, problem.data.detail, problem.data.errors)
}
