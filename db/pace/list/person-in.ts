import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { isOneOf } from './is-one-of.ts'

/** The person whom a name like `person:<id>` names; null where it names a service or nobody. */
export function personIn(name: PgColumn): SQL<string | null> {
  return sql<
    string | null
  >`(case when ${name} ~ '^person:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' then substr(${name}, 8)::uuid end)`
}

/** The condition that such a name is one of these people's: as the index has it. */
export function namesOneOf(name: PgColumn): (ids: readonly string[]) => SQL {
  return (ids) =>
    isOneOf(
      name,
      ids.map((id) => `person:${id}`),
    )
}
