import { and, type SQL, sql } from 'drizzle-orm'
import { PgColumn } from 'drizzle-orm/pg-core'
import { MOST_COUNTED } from '#domain/counting.ts'
import { columnOf } from '#domain/list/definition.ts'
import type { PaceDb } from '../client.ts'
import { type Counts, countEach } from '../query/count-each.ts'
import { withinTime } from '../query/time-limit.ts'
import { leftOut, type ListQuery, matching } from './read-page.ts'
import type { Filtered, ListSource } from './source.ts'

/** How many rows a list finds, and of each of its tabs, whichever the filter asks for. */
export async function countRows(
  db: PaceDb,
  source: Filtered & Pick<ListSource<never>, 'table'>,
  scope: SQL | undefined,
  query: Omit<ListQuery, 'sort'>,
): Promise<Counts> {
  const tabs = tabsOf(source)
  const filter = query.filter.filter(({ column }) => column !== tabs?.name)
  return withinTime(db, async (tx) => {
    const found = await matching(tx, source, { ...query, filter })
    if (found.isCommon) return { total: null, each: {} }
    const narrowed = and(scope, found.where)
    const where = and(narrowed, leftOut(source, query))
    if (!tabs) return countAll(tx, source, where)
    const { column, values } = tabs
    return countEach(tx, { column, values, from: source.table, where, whole: !narrowed })
  })
}

/** The column of the tabs and all of its values. */
function tabsOf({ list, columns }: Filtered) {
  const name = list.tabs
  const column = name && columns[name]?.value
  if (!name || !(column instanceof PgColumn)) return null
  return { name, column, values: Object.keys(columnOf(list, name)?.choices ?? {}) }
}

async function countAll(
  tx: PaceDb,
  { table }: Pick<ListSource<never>, 'table'>,
  where: SQL | undefined,
): Promise<Counts> {
  const [row] = await tx.execute<{ total: number }>(
    sql`select count(*)::int as total from (
      select 1 from ${table} where ${where ?? sql`true`} limit ${MOST_COUNTED + 1}) as counted`,
  )
  return { total: row?.total ?? 0, each: {} }
}
