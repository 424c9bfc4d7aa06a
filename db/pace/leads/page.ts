import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { countRows } from '../list/count-rows.ts'
import type { ListCursor } from '../list/order.ts'
import { type ListPage, type ListQuery, readPage } from '../list/read-page.ts'
import type { ListSource } from '../list/source.ts'
import type { Counts } from '../query/count-each.ts'
import { leads } from '../schema.ts'
import { LEAD_FILTERED, leadRowColumns, type LeadRow } from './columns.ts'
import { inLeadScope, type LeadScope } from './records.ts'

export const LEAD_SOURCE: ListSource<LeadRow> = {
  ...LEAD_FILTERED,
  table: leads,
  id: leads.id,
  isId: isUuid,
  read: (db, { key, where, order, limit }) =>
    db
      .select({ ...leadRowColumns, key })
      .from(leads)
      .where(where)
      .orderBy(...order)
      .limit(limit),
}

/** One page of leads and the cursor of the next one, null at the end. */
export async function listLeads(
  db: PaceDb,
  scope: LeadScope,
  query: ListQuery,
  page: { limit: number; after?: ListCursor },
): Promise<ListPage<LeadRow>> {
  return readPage(db, LEAD_SOURCE, inLeadScope(scope), query, page)
}

/** How many leads the filter finds, and in each stage, whatever stage it asks for. */
export async function countLeads(
  db: PaceDb,
  scope: LeadScope,
  query: Omit<ListQuery, 'sort'>,
): Promise<Counts> {
  return countRows(db, LEAD_SOURCE, inLeadScope(scope), query)
}
