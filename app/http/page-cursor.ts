import type { z } from 'zod'
import { DomainError } from '#domain/errors.ts'

/** The place to page on from, as one word in an address. */
export function encodeCursor(cursor: object): string {
  return btoa(JSON.stringify(cursor)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Throws `malformed` for whatever is not, letter by letter, what `encodeCursor` makes of something that fits the schema. */
export function decodeCursor<Schema extends z.ZodType<object>>(
  schema: Schema,
  word: string,
): z.output<Schema> {
  const parsed = schema.safeParse(fromWord(word))
  if (parsed.success && encodeCursor(parsed.data) === word) return parsed.data
  throw damagedCursor()
}

function damagedCursor(): DomainError {
  return new DomainError(
    'malformed',
    'The cursor is not one of ours, or it is damaged. Take `next` of the page before, or open the list again from its start.',
    [{ path: 'cursor', message: 'is not one of ours' }],
  )
}

function fromWord(word: string): unknown {
  try {
    return JSON.parse(atob(word.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    return null
  }
}
