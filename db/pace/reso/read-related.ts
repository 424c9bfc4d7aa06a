import { sql } from 'drizzle-orm'
import type { Expression, Field } from '#domain/odata/model.ts'
import type { Order } from '#domain/odata/query-parts.ts'
import type { PaceDb } from '../client.ts'
import { withinTime } from '../query/time-limit.ts'
import { compileFilter } from './compile-filter.ts'
import { orderBy } from './places.ts'
import { allOf, type Entity, named, toEntity } from './read-resource.ts'
import { columnOf, type ResoSource } from './source.ts'

export type RelatedQuery = {
  /** The field by which they hang on others, and what it says of those. */
  by: Field
  keys: readonly string[]
  select: readonly Field[]
  filter: Expression | null
  orderBy: readonly Order[]
  /** Of each key. */
  most: number
}
export type Related = { entities: Entity[]; hasMore: boolean }

/** What hangs on the entities of a page, by their keys: one query for all of them, so many of each. */
export async function readRelated(
  db: PaceDb,
  source: ResoSource,
  { by, keys, select, filter, orderBy: orders, most }: RelatedQuery,
): Promise<Map<string, Related>> {
  const column = columnOf(source, by)
  if (!column.among) throw new Error(`${source.resource.name} is not found by ${by.name}.`)
  if (keys.length === 0) return new Map()
  const values = select.map(
    (field, at) => sql`${columnOf(source, field).value} as ${named('f', at)}`,
  )
  const conditions = [
    source.where,
    column.among(keys),
    filter ? compileFilter(source, filter) : undefined,
  ]
  const rows = await withinTime(db, (tx) =>
    tx.execute<Record<string, unknown>>(sql`select * from (
      select ${sql.join([...values, sql`${column.value} as "of"`], sql`, `)},
        row_number() over (partition by ${column.value} order by ${orderBy(source, orders)}) as "at"
      from ${source.from} ${allOf(conditions)}) one
      where one."at" <= ${most + 1} order by one."of", one."at"`),
  )
  const byKey = Map.groupBy(rows, (row) => String(row['of']))
  return new Map(
    [...byKey].map(([key, of]) => [
      key,
      {
        entities: of.slice(0, most).map((row) => toEntity(select, row)),
        hasMore: of.length > most,
      },
    ]),
  )
}
