import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { inOneStretch, type ListCursor, type OrderedBy, stretchesOf } from './order.ts'
import type { ListSource } from './source.ts'

/**
 * `few`: so many are fetched and put in order; of more, the list is walked in its order until a page is full. `near`: so far it is
 * walked before it is asked whether what is looked for stands together elsewhere in the order.
 */
export const BOUNDS = { few: 5_000, near: 20_000 }
/** What is common is fetched through its own index only if it is no more than that. */
const MOST_HELD = 20_000
/** Fetching what matches and walking past what does not cost about the same a row. */
const MOST_OF_TABLE = 0.4

/** A page to be found: `where` is asked of one row after the other, `all` says the same to whoever wants them all. */
export type Wanted = {
  tx: PaceDb
  source: Pick<ListSource<never>, 'table' | 'id'>
  columns: readonly OrderedBy[]
  where: SQL | undefined
  all: SQL | undefined
  beside: SQL | undefined
  page: { limit: number; after?: ListCursor }
  isCommon: boolean
  share: number
}

type Id = string | number

/**
 * The ids of a page of a narrowed list in their order, and of one row more; null where walking the list finds them sooner. What
 * matches is fetched and put in order if it is little, or if it is not near: what is old, the newest first, is
 * behind all the others.
 */
export async function findIds(wanted: Wanted, bounds = BOUNDS): Promise<Id[] | null> {
  const { isCommon, share, page } = wanted
  if (!isCommon) {
    const found = (await findFew(wanted, bounds.few)) ?? (await findNear(wanted, bounds.near))
    if (found) return found
  }
  const { beside, whole } = await estimate(wanted)
  if (!isCommon) return beside <= whole * MOST_OF_TABLE ? findAll(wanted) : null
  const isFar = (page.limit / (beside * share)) * whole > bounds.near
  return isFar && whole * share <= MOST_HELD ? findAll(wanted) : null
}

/** All that match are looked for once; null where they are more than a few. */
async function findFew(
  { tx, source, columns, where, page }: Wanted,
  most: number,
): Promise<Id[] | null> {
  const { where: beyond = sql`true`, order } = inOneStretch(columns, page.after)
  const [few] = await tx.execute<{ count: number; ids: Id[] }>(
    sql`with few as materialized (
      select ${valuesOf(source, columns)} from ${source.table} where ${where} limit ${most + 1})
    select (select count(*)::int from few) as count,
      array(select id from few where ${beyond} order by ${list(order)} limit ${page.limit + 1}) as ids`,
  )
  return few && few.count <= most ? few.ids : null
}

/** Walks a list that begins along an index; null where so many rows do not fill the page. */
async function findNear(
  { tx, source, columns, where, page }: Wanted,
  far: number,
): Promise<Id[] | null> {
  const [first] = stretchesOf(columns, source.id, page.after)
  if (columns[0]?.sortBy.by !== 'value' || !first) return null
  const near = sql.identifier(getTableName(source.table))
  const order = list(first.order)
  const rows = await tx.execute<{ id: Id }>(
    sql`select ${source.id} as id from (
      select * from ${source.table} where ${first.where ?? sql`true`} order by ${order} limit ${far}) as ${near}
    where ${where} order by ${order} limit ${page.limit + 1}`,
  )
  return rows.length > page.limit ? rows.map(({ id }) => id) : null
}

/** `offset 0`: else the list would be walked in its order after all. */
async function findAll({ tx, source, columns, all, page }: Wanted): Promise<Id[]> {
  const { where: beyond = sql`true`, order } = inOneStretch(columns, page.after)
  const rows = await tx.execute<{ id: Id }>(
    sql`select id from (
      select ${valuesOf(source, columns)} from ${source.table} where ${all} offset 0) as found
    where ${beyond} order by ${list(order)} limit ${page.limit + 1}`,
  )
  return rows.map(({ id }) => id)
}

/** How many rows match, texts left aside, and how many there are, as Postgres reckons. */
async function estimate({ tx, source: { table }, beside }: Wanted) {
  const rowsOf = async (where: SQL) => {
    const [row] = await tx.execute<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
      sql`explain (format json) select 1 from ${table} where ${where}`,
    )
    return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
  }
  return { beside: await rowsOf(beside ?? sql`true`), whole: await rowsOf(sql`true`) }
}

function valuesOf(source: Wanted['source'], columns: readonly OrderedBy[]): SQL {
  const values = columns.map(
    ({ sortBy }, at) => sql`${sortBy.value} as ${sql.identifier(`k${at}`)}`,
  )
  return list([sql`${source.id} as id`, ...values])
}

function list(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `)
}
