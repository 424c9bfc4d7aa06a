import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** The condition that a value is letter by letter one of these. */
export function isOneOf(value: SQL | PgColumn, texts: readonly string[]): SQL {
  return sql`${value} = any(${sql.param([...texts])}::text[])`
}
