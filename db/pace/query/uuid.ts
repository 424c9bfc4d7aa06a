import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { isUuid, UUID } from '#domain/uuid.ts'

/** Rows of these ids. The ids are compared as what they are: a column that is cast to text has no index. */
export function withinUuids(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param(ids.filter(isUuid))}::uuid[])`
}

/** A text column as an id; null where it holds none. */
export function asUuid(column: PgColumn): SQL {
  return sql`case when ${column} ~ ${UUID.source} then ${column}::uuid end`
}
