import type { ListDefinition, Sort } from '#domain/list/definition.ts'
import { comparePlaces, type Place } from '#domain/list/order.ts'
import { insertSorted } from '../../components/format/sorted.ts'

/** What was told of a list since its page was loaded: rows as they are now, and those that it holds no longer. */
export type Told<Row> = { rows: ReadonlyMap<string, Row>; gone: ReadonlySet<string> }

export function noneTold<Row>(): Told<Row> {
  return { rows: new Map(), gone: new Set() }
}

/** What is told later is what counts. */
export function addTold<Row extends Place>(
  told: Told<Row>,
  news: { rows: readonly Row[]; gone: readonly string[] },
): Told<Row> {
  const rows = new Map(told.rows)
  const gone = new Set(told.gone)
  for (const row of news.rows) {
    rows.set(String(row.id), row)
    gone.delete(String(row.id))
  }
  for (const id of news.gone) {
    rows.delete(id)
    gone.add(id)
  }
  return { rows, gone }
}

/**
 * The loaded rows with what was told since. A row stands where the order wants it; one that belongs behind the last that is loaded
 * is left to the page that will bring it.
 */
export function mergeRows<Row extends Place>(
  list: ListDefinition,
  sort: readonly Sort[],
  loaded: { rows: readonly Row[]; complete: boolean },
  told: Told<Row>,
): Row[] {
  if (told.rows.size === 0 && told.gone.size === 0) return [...loaded.rows]
  const compare = comparePlaces(list, sort)
  const last = loaded.rows.at(-1)
  const merged = loaded.rows.filter(
    ({ id }) => !told.rows.has(String(id)) && !told.gone.has(String(id)),
  )
  for (const row of told.rows.values()) {
    if (loaded.complete || (last && compare(row, last) <= 0)) insertSorted(merged, row, compare)
  }
  return merged
}

/** The same rows in the places that they had, with what is new in them: for as long as nothing may move. */
export function refreshRows<Row extends Place>(rows: readonly Row[], told: Told<Row>): Row[] {
  return rows.map((row) => told.rows.get(String(row.id)) ?? row)
}
