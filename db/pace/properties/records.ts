import type { ListCursor } from '../list/order.ts'
import type { ListQuery } from '../list/read-page.ts'
import { readRecords } from '../list/read-records.ts'
import { isUuid } from '#domain/uuid.ts'
import { withinUuids } from '../query/uuid.ts'
import { and, asc, eq, gte } from 'drizzle-orm'
import type { Filter } from '#domain/list/filter.ts'
import type { PaceDb } from '../client.ts'
import { compileFilter } from '../list/compile-filter.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { readByText } from '../query/text-search.ts'
import { readWhole } from '../query/read-whole.ts'
import { properties } from '../schema.ts'
import { PROPERTY_FILTERED } from './columns.ts'

export type PropertyRecord = typeof properties.$inferSelect
export type PropertyRecordFilter = {
  text?: string
  filter: Filter
  zone: string
  updatedSince?: string
}

/** One page of whole rows in the order of their last change: a reader that pages on misses no change. */
export async function listPropertyRecords(
  db: PaceDb,
  { text, filter, zone, updatedSince }: PropertyRecordFilter,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: PropertyRecord[]; next: InstantCursor | null }> {
  const asked = { noun: 'property', text, forgiving: false } as const
  const found = await readByText(db, asked, async (tx, matches) => {
    const filtered = await compileFilter(tx, PROPERTY_FILTERED, filter, zone)
    return readWhole(tx, properties, {
      where: and(
        filtered.where,
        updatedSince ? gte(properties.updatedAt, updatedSince) : undefined,
        matches,
        isAfter({ at: properties.updatedAt, id: properties.id }, page.after),
      ),
      order: [asc(properties.updatedAt), asc(properties.id)],
      limit: page.limit + 1,
      isPrepared: filter.length === 0 && text === undefined,
    })
  })
  return cutPage(found, page.limit, (last) => ({ at: last.updatedAt, id: last.id }))
}

/** One page of whole rows in the order of a sort of the list. */
export async function listSortedProperties(
  db: PaceDb,
  { query, updatedSince }: { query: ListQuery; updatedSince?: string | undefined },
  page: { limit: number; after?: ListCursor },
): Promise<{ rows: PropertyRecord[]; next: ListCursor | null }> {
  const source = { ...PROPERTY_FILTERED, table: properties, id: properties.id, isId: isUuid }
  return readRecords(db, source, {
    scope: updatedSince ? gte(properties.updatedAt, updatedSince) : undefined,
    query,
    page,
    whole: (tx, ids) => readWhole(tx, properties, { where: withinUuids(properties.id, ids) }),
  })
}

export async function findPropertyRecord(db: PaceDb, id: string): Promise<PropertyRecord | null> {
  const [row] = await db.select().from(properties).where(eq(properties.id, id))
  return row ?? null
}
