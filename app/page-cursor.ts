import type { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'

/** The place to page on from, as one word in an address. */
export function encodeCursor(cursor: object): string {
  return btoa(JSON.stringify(cursor)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function decodeCursor<Schema extends z.ZodType>(
  schema: Schema,
  word: string,
): z.output<Schema> {
  return parse(schema, fromWord(word), 'The page cursor')
}

function fromWord(word: string): unknown {
  try {
    return JSON.parse(atob(word.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    throw new DomainError(
      'invalid',
      'The page cursor is damaged. Open the list again from its start.',
    )
  }
}
