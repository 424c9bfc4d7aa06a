import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { MOST_COUNTED } from '#domain/counting.ts'
import type { PaceDb } from '../client.ts'

/**
 * `total` and each count go as far as one more than `MOST_COUNTED`. Where counting would cost more than it says, `each` is empty,
 * and `total` null.
 */
export type Counts = { total: number | null; each: Record<string, number> }

type Counted = {
  /** What is told apart, and all of its values. */
  column: PgColumn
  values: readonly string[]
  from: PgTable
  where: SQL | undefined
  /** Nothing narrows the list: an index counts each value by itself. */
  whole: boolean
}

/** How many rows there are, and of each value: the cost has a bound, whatever the size. */
export async function countEach(db: PaceDb, counted: Counted): Promise<Counts> {
  if (counted.whole) return countByIndex(db, counted)
  const { column, values, from, where } = counted
  const rows = await db.execute<{ value: string; count: number }>(
    sql`select value, count(*)::int as count from (
      select ${column} as value from ${from} where ${where ?? sql`true`} limit ${MOST_COUNTED + 1}) as counted group by value`,
  )
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  if (total > MOST_COUNTED) return { total, each: {} }
  const none = values.map((value) => [value, 0] as const)
  const some = rows.map(({ value, count }) => [value, count] as const)
  return { total, each: Object.fromEntries([...none, ...some]) }
}

async function countByIndex(db: PaceDb, { column, values, from, where }: Counted): Promise<Counts> {
  const counts = values.map(
    (value) => sql`(select count(*)::int from (
      select 1 from ${from} where ${and(eq(column, value), where)} limit ${MOST_COUNTED + 1}) as counted)`,
  )
  const [row] = await db.execute<{ counts: number[] }>(
    sql`select array[${sql.join(counts, sql`, `)}] as counts`,
  )
  const each = values.map((value, at) => [value, row?.counts[at] ?? 0] as const)
  const total = each.reduce((sum, [, count]) => sum + count, 0)
  return { total: Math.min(total, MOST_COUNTED + 1), each: Object.fromEntries(each) }
}
