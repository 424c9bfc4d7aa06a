import { type asc, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { InstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { isStorableValue } from '#domain/storable.ts'

/** The last row of the page before: the instant that orders the rows, and the id that breaks ties. */
export type InstantCursor = { at: string; id: string }
/** The same where the reader chooses the order: the sorted value as text. */
export type SortCursor = { value: string; id: string }
/** `value` is never null: null sorts nowhere, and a page that ends on it would have no next one. */
export type Sort = { value: SQL; type: 'timestamptz' | 'bigint' | 'text'; direction: typeof asc }

/** No name that a list is sorted by is longer. */
const LONGEST_TEXT = 1000

/** A cursor comes from an address: it must be what Postgres wrote of a row, or it is not read at all. */
const FITS: Record<Sort['type'], (value: string) => boolean> = {
  bigint: (value) => /^-?\d{1,18}$/.test(value),
  text: (value) => value.length <= LONGEST_TEXT && isStorableValue(value),
  timestamptz: (value) => value === 'infinity' || InstantSchema.safeParse(toIso(value)).success,
}

export function fitsSort(type: Sort['type'], value: string): boolean {
  return FITS[type](value)
}

/** Postgres writes `2026-11-23 08:00:00+00`. */
function toIso(value: string): string {
  return value.replace(' ', 'T').replace(/\+00$/, 'Z')
}

/** Cuts a page from rows that were read with one more than `limit`: that one tells whether another page follows. */
export function cutPage<Row, Cursor>(
  found: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => Cursor,
): { rows: Row[]; next: Cursor | null } {
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { rows, next: last ? cursorOf(last) : null }
}

/** Rows after the cursor in the rising order of `at` and `id`. */
export function isAfter(
  columns: { at: PgColumn; id: PgColumn },
  cursor: InstantCursor | undefined,
): SQL | undefined {
  if (!cursor) return undefined
  return sql`(${columns.at}, ${columns.id}) > (${cursor.at}::timestamptz, ${cursor.id})`
}

/**
 * Rows before the cursor in the falling order of `at` and `id`. Of the pair, not of one or the other: Postgres would walk the index from its
 * beginning.
 */
export function isBefore(
  columns: { at: PgColumn; id: PgColumn },
  cursor: InstantCursor | undefined,
): SQL | undefined {
  if (!cursor) return undefined
  return sql`(${columns.at}, ${columns.id}) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
}

/** Rows after the cursor in the order of a sort, with `id` in the same direction. */
export function isSortedAfter(
  { value, type, direction }: Sort,
  id: PgColumn,
  cursor: SortCursor | undefined,
): SQL | undefined {
  if (!cursor) return undefined
  if (!FITS[type](cursor.value)) {
    throw new DomainError(
      'malformed',
      'The page cursor does not fit this order. Open the list again from its start.',
    )
  }
  const sign = sql.raw(direction === desc ? '<' : '>')
  return sql`(${value}, ${id}) ${sign} (${cursor.value}::${sql.raw(type)}, ${cursor.id})`
}
