import type { z } from 'zod'
import { DomainError } from './errors.ts'
import { type Said, SaidSchema } from './said.ts'
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
    said: nameOf(issue),
  }))
  const [first] = problems
  const where = first?.path ? `${first.path}: ` : ''
  // A reader's reason is a sentence for people; zod's own words need to be told what they are about.
  const message = isSentence(first?.message)
    ? first.message
    : `${what} is not valid: ${where}${first?.message}`
  throw new DomainError('invalid', message, problems, first?.said)
}

/** What a schema finds wrong, by name: its own words are English, and rarely for people. */
function nameOf(issue: z.core.$ZodIssue): Said | undefined {
  switch (issue.code) {
    case 'custom':
      return SaidSchema.safeParse(issue.params?.said).data
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? { key: 'required' } : undefined
    case 'too_small':
      if (issue.origin !== 'number') return { key: 'required' }
      return { key: 'atLeast', with: { least: Number(issue.minimum) } }
    case 'too_big':
      if (issue.origin === 'number') return { key: 'atMost', with: { most: Number(issue.maximum) } }
      return { key: 'tooLong', with: { most: Number(issue.maximum) } }
    default:
      return undefined
  }
}

function isSentence(message: string | undefined): message is string {
  return message !== undefined && /^\p{Lu}.*[.?]$/u.test(message)
}
