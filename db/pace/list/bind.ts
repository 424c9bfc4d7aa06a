import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { SortBy } from './source.ts'

/** How rows are put in order by a column along an index on it; `required` where none is without a value. */
export function byInstant(column: PgColumn | SQL, required?: 'required'): SortBy {
  return along('timestamptz', sql`${column}`, required)
}

export function byNumber(column: PgColumn): SortBy {
  return along('bigint', sql`${column}`)
}

/** Names stand as ICU's root collation has them, across scripts. */
export function byName(column: PgColumn | SQL, required?: 'required'): SortBy {
  return along('text', sql`${column} collate "und-x-icu"`, required)
}

function along(type: 'timestamptz' | 'bigint' | 'text', value: SQL, required?: 'required'): SortBy {
  return { by: 'value', type, value, ...(required ? { required: true } : {}) }
}

/** Of few values, in the order in which its definition names them. */
export function bySteps(column: PgColumn, choices: Readonly<Record<string, string>>): SortBy {
  return { by: 'steps', type: 'text', value: sql`${column}`, steps: Object.keys(choices) }
}

const MOST_ROOMS = 20

/** Rooms are few enough to be walked one by one. */
export function byRooms(column: PgColumn): SortBy {
  const steps = Array.from({ length: MOST_ROOMS + 1 }, (_, rooms) => String(rooms))
  return { by: 'steps', type: 'int', value: sql`${column}`, steps }
}
