import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import type { ListCursor } from '../list/order.ts'
import { type ListPage, type ListQuery, readPage } from '../list/read-page.ts'
import type { ListSource } from '../list/source.ts'
import { contacts } from '../schema.ts'
import { CONTACT_FILTERED, contactRowColumns, type ContactRow } from './columns.ts'
import { hangsOnScope } from './scope.ts'

export const CONTACT_SOURCE: ListSource<ContactRow> = {
  ...CONTACT_FILTERED,
  table: contacts,
  id: contacts.id,
  isId: isUuid,
  read: (db, { key, where, order, limit }) =>
    db
      .select({ ...contactRowColumns, key })
      .from(contacts)
      .where(where)
      .orderBy(...order)
      .limit(limit),
}

/** One page of contacts and the cursor of the next one, null at the end. */
export async function listContacts(
  db: PaceDb,
  scope: LeadScope,
  query: ListQuery,
  page: { limit: number; after?: ListCursor },
): Promise<ListPage<ContactRow>> {
  return readPage(db, CONTACT_SOURCE, hangsOnScope(scope), query, page)
}
