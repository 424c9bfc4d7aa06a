import { and, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import type { Sort } from '#domain/list/definition.ts'
import { wholeSort } from '#domain/list/order.ts'
import type { ListState } from '#domain/list/state.ts'
import type { PaceDb } from '../client.ts'
import { cutPage, fitsSort } from '../query/keyset.ts'
import { planText } from '../query/text-search.ts'
import { withinTime } from '../query/time-limit.ts'
import { compileFilter, type Matching } from './compile-filter.ts'
import { BOUNDS, findIds } from './find-ids.ts'
import { keyOf, type ListCursor, type OrderedBy, stretchesOf } from './order.ts'
import type { Filtered, ListSource, Placed } from './source.ts'

/** What is asked of a list, in the zone of the house; its columns are nobody's concern here. */
export type ListQuery = Pick<ListState, 'text' | 'filter' | 'sort'> & { zone: string }
export type ListPage<Row> = { rows: Placed<Row>[]; next: ListCursor | null }

export const ListCursorSchema = z.object({
  key: z.array(z.string().max(400).nullable()).max(4),
  id: z.string().max(64),
})

/** One page of a list under a scope, and the cursor of the next one, null at the end. */
export async function readPage<Row extends { id: string | number }>(
  db: PaceDb,
  source: ListSource<Row>,
  scope: SQL | undefined,
  query: ListQuery,
  page: { limit: number; after?: ListCursor },
  bounds = BOUNDS,
): Promise<ListPage<Row>> {
  const columns = orderedBy(source, query.sort)
  if (page.after) requireFitting(source, columns, page.after)
  return withinTime(db, async (tx) => {
    const { where: found, all, beside, ...texts } = await matching(tx, source, query)
    const narrowed = and(scope, found)
    const hidden = leftOut(source, query)
    const asked = { tx, source, columns, where: and(narrowed, hidden), page }
    const wanted = {
      ...asked,
      ...texts,
      all: and(scope, all, hidden),
      beside: and(scope, beside, hidden),
    }
    const ids = narrowed ? await findIds(wanted, bounds) : null
    const rows = ids ? await readInOrder(asked, ids) : await walkList(asked)
    return cutPage(rows, page.limit, ({ key, id }) => ({ key, id: String(id) }))
  })
}

type Asked<Row extends { id: string | number }> = {
  tx: PaceDb
  source: ListSource<Row>
  columns: readonly OrderedBy[]
  where: SQL | undefined
  page: { limit: number; after?: ListCursor }
}

async function walkList<Row extends { id: string | number }>(
  asked: Asked<Row>,
): Promise<Placed<Row>[]> {
  const { tx, source, columns, where, page } = asked
  const found: Placed<Row>[] = []
  for (const stretch of stretchesOf(columns, source.id, page.after)) {
    const limit = page.limit + 1 - found.length
    const within = and(where, stretch.where)
    found.push(
      ...(await source.read(tx, {
        where: within,
        order: stretch.order,
        limit,
        key: keyOf(columns),
      })),
    )
    if (found.length > page.limit) break
  }
  return found
}

/** Rows of these ids, in the order of the ids. */
async function readInOrder<Row extends { id: string | number }>(
  { tx, source, columns }: Asked<Row>,
  ids: readonly (string | number)[],
): Promise<Placed<Row>[]> {
  const places = new Map(ids.map((id, place) => [String(id), place]))
  const placeOf = (row: Row) => places.get(String(row.id)) ?? 0
  const named = inArray(source.id, [...ids])
  const rows = await source.read(tx, {
    where: named,
    order: [],
    limit: ids.length,
    key: keyOf(columns),
  })
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Those of these records that the list holds, as it would show them: for rows that change while somebody looks. */
export async function readRows<Row extends { id: string | number }>(
  db: PaceDb,
  source: ListSource<Row>,
  scope: SQL | undefined,
  query: ListQuery,
  ids: SQL,
): Promise<Placed<Row>[]> {
  const columns = orderedBy(source, query.sort)
  return withinTime(db, async (tx) => {
    const { where: found } = await matching(tx, source, query)
    const where = and(ids, scope, found, leftOut(source, query))
    return source.read(tx, { where, order: [], limit: 1_000, key: keyOf(columns) })
  })
}

/** The condition that a record is one of those that the list's filter and text find. */
export async function matching(
  tx: PaceDb,
  source: Filtered,
  { text, filter, zone }: Omit<ListQuery, 'sort'>,
): Promise<Matching> {
  const filtered = await compileFilter(tx, source, filter, zone)
  if (text === null || !source.search) return filtered
  const plan = await planText(tx, source.search, text, true)
  const isCommon = plan?.isFew === false
  return {
    where: and(filtered.where, plan?.matches ?? sql`false`),
    all: and(filtered.all, plan?.all ?? sql`false`),
    beside: filtered.beside,
    isCommon: filtered.isCommon || isCommon,
    share: filtered.share * (isCommon && plan ? plan.share : 1),
  }
}

/** Without what the list leaves out, for good or as long as nobody asks for it. */
export function leftOut(
  { always, unlessAsked = {}, evenIfAsked = {} }: Filtered,
  { filter }: Pick<ListQuery, 'filter'>,
): SQL | undefined {
  const asked = new Set(filter.map(({ column }) => column))
  return and(
    always,
    ...Object.entries(unlessAsked).map(([column, where]) =>
      asked.has(column) ? evenIfAsked[column] : where,
    ),
  )
}

/** The sort's columns as they are bound. */
function orderedBy({ list, columns }: Filtered, sort: readonly Sort[]): OrderedBy[] {
  return wholeSort(list, sort).map(({ column, direction }) => {
    const sortBy = columns[column]?.sortBy
    if (!sortBy) throw new Error(`Nothing says how to put ${column} in order.`)
    return { sortBy, direction }
  })
}

/** A cursor comes from an address: it says of each column what Postgres wrote of a row, or it is not read at all. */
function requireFitting(
  { isId }: Pick<ListSource<never>, 'isId'>,
  columns: readonly OrderedBy[],
  { key, id }: ListCursor,
): void {
  const fits =
    isId(id) &&
    key.length === columns.length &&
    columns.every(({ sortBy }, at) => {
      const value = key[at] ?? null
      if (value === null) return sortBy.by === 'steps' || !sortBy.required
      return sortBy.by === 'steps' || sortBy.type === 'text' || fitsSort(sortBy.type, value)
    })
  if (fits) return
  throw new DomainError(
    'malformed',
    'The page cursor does not fit this order. Open the list again from its start.',
  )
}
