import type { z } from 'zod'
import { DomainError } from './errors.ts'
import { requireStorable } from './storable.ts'

/** Parses at a boundary: the typed value, one that can be kept; or a `DomainError('invalid')` that names each wrong field. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  what = 'The input',
): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) {
    requireStorable(result.data, what)
    return result.data
  }
  const problems = result.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }))
  const first = problems[0]
  const where = first?.path ? `${first.path}: ` : ''
  throw new DomainError('invalid', `${what} is not valid: ${where}${first?.message}`, problems)
}
