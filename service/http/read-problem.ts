import { z } from 'zod'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import { SaidSchema } from '#domain/said.ts'

const CODES = [
  'unauthenticated',
  'forbidden',
  'notFound',
  'gone',
  'conflict',
  'outdated',
  'malformed',
  'invalid',
  'tooLarge',
  'tooMany',
  'unavailable',
] as const satisfies readonly ErrorCode[]

const ProblemSchema = z.object({
  code: z.enum(CODES),
  detail: z.string(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string(), said: SaidSchema.optional() }))
    .default([]),
  said: SaidSchema.nullable().default(null),
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
  const { code, detail, errors, said } = problem.data
  return new DomainError(code, detail, errors, said)
}
