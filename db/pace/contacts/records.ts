import type { ListCursor } from '../list/order.ts'
import type { ListQuery } from '../list/read-page.ts'
import { readRecords } from '../list/read-records.ts'
import { isUuid } from '#domain/uuid.ts'
import { withinUuids } from '../query/uuid.ts'
import { and, asc, eq, gte } from 'drizzle-orm'
import type { Filter } from '#domain/list/filter.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { readByText } from '../query/text-search.ts'
import { readWhole } from '../query/read-whole.ts'
import { contactIdentities, contacts } from '../schema.ts'
import { compileFilter } from '../list/compile-filter.ts'
import { CONTACT_FILTERED } from './columns.ts'
import { inContactScope } from './scope.ts'

export type ContactRecord = typeof contacts.$inferSelect
/** What a program asks for: conditions of the list, in the zone of the house. */
export type ContactRecordQuery = {
  filter: Filter
  zone: string
  text?: string
  updatedSince?: string
}

/** One page of whole rows in the order of their last change: a reader that pages on misses no change. */
export async function listContactRecords(
  db: PaceDb,
  scope: LeadScope,
  query: ContactRecordQuery,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: ContactRecord[]; next: InstantCursor | null }> {
  const { text, updatedSince, filter, zone } = query
  const asked = { noun: 'contact', text, forgiving: false } as const
  const found = await readByText(db, asked, async (tx, matches) => {
    const filtered = await compileFilter(tx, CONTACT_FILTERED, filter, zone)
    return readWhole(tx, contacts, {
      where: and(
        inContactScope(scope),
        updatedSince ? gte(contacts.updatedAt, updatedSince) : undefined,
        filtered.where,
        matches,
        isAfter({ at: contacts.updatedAt, id: contacts.id }, page.after),
      ),
      order: [asc(contacts.updatedAt), asc(contacts.id)],
      limit: page.limit + 1,
      isPrepared: scope === 'all' && filter.length === 0 && text === undefined,
    })
  })
  return cutPage(found, page.limit, (last) => ({ at: last.updatedAt, id: last.id }))
}

/** One page of whole rows in the order of a sort of the list. */
export async function listSortedContacts(
  db: PaceDb,
  scope: LeadScope,
  { query, updatedSince }: { query: ListQuery; updatedSince?: string | undefined },
  page: { limit: number; after?: ListCursor },
): Promise<{ rows: ContactRecord[]; next: ListCursor | null }> {
  const changed = updatedSince ? gte(contacts.updatedAt, updatedSince) : undefined
  const source = { ...CONTACT_FILTERED, table: contacts, id: contacts.id, isId: isUuid }
  return readRecords(db, source, {
    scope: and(inContactScope(scope), changed),
    query,
    page,
    whole: (tx, ids) => readWhole(tx, contacts, { where: withinUuids(contacts.id, ids) }),
  })
}

/** A contact of the scope, or null: one that may not be seen is as absent as one that is not there. */
export async function findContactRecord(
  db: PaceDb,
  scope: LeadScope,
  id: string,
): Promise<ContactRecord | null> {
  const [row] = await db
    .select()
    .from(contacts)
    .where(and(inContactScope(scope), eq(contacts.id, id)))
  return row ?? null
}

/** All names, phones and e-mails of contacts, the preferred ones first. */
export async function listIdentitiesOf(db: PaceDb, contactIds: readonly string[]) {
  if (contactIds.length === 0) return []
  const { contactId, kind, at } = contactIdentities
  return readWhole(db, contactIdentities, {
    where: withinUuids(contactId, contactIds),
    order: [asc(contactId), asc(kind), asc(at)],
    isPrepared: true,
  })
}
