import { and, type SQL, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { ListCursor } from './order.ts'
import { type ListQuery, readPage } from './read-page.ts'
import type { Filtered, ListSource } from './source.ts'

type Page = { limit: number; after?: ListCursor | undefined }
type Whole<Row> = (db: PaceDb, ids: readonly string[]) => Promise<Row[]>

/**
 * A page of whole records in the order of a list's sort, for programs: nothing is left out that the filter does not leave out. The
 * engine finds the ids, `whole` reads their records.
 */
export async function readRecords<Row extends { id: string }>(
  db: PaceDb,
  source: Filtered & Pick<ListSource<never>, 'table' | 'id' | 'isId'>,
  asked: { scope: SQL | undefined; query: ListQuery; page: Page; whole: Whole<Row> },
): Promise<{ rows: Row[]; next: ListCursor | null }> {
  const { scope, query, page, whole } = asked
  const { limit, after } = page
  const ids: ListSource<{ id: string }> = {
    ...source,
    columns: Object.fromEntries(
      Object.entries(source.columns).map(([name, column]) => [name, { ...column, field: 'id' }]),
    ),
    always: undefined,
    unlessAsked: {},
    evenIfAsked: {},
    read: (tx, { key, where, order, limit: most }) =>
      tx
        .select({ id: sql<string>`${source.id}`, key })
        .from(source.table)
        .where(where)
        .orderBy(...order)
        .limit(most),
  }
  const found = await readPage(db, ids, and(scope), query, { limit, ...(after ? { after } : {}) })
  const places = new Map(found.rows.map(({ id }, place) => [id, place]))
  const rows = places.size > 0 ? await whole(db, [...places.keys()]) : []
  const placeOf = ({ id }: Row) => places.get(id) ?? 0
  return { rows: rows.toSorted((a, b) => placeOf(a) - placeOf(b)), next: found.next }
}
