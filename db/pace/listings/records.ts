import type { ListCursor } from '../list/order.ts'
import type { ListQuery } from '../list/read-page.ts'
import { readRecords } from '../list/read-records.ts'
import { isUuid } from '#domain/uuid.ts'
import { and, asc, desc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { Filter } from '#domain/list/filter.ts'
import type { ListingStatus } from '#domain/listing/fields.ts'
import { ADVERTISED } from '#domain/listing/status.ts'
import type { PaceDb } from '../client.ts'
import { compileFilter } from '../list/compile-filter.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { listings, portalPublications } from '../schema.ts'
import { LISTING_FILTERED } from './columns.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { readByText } from '../query/text-search.ts'
import { readWhole } from '../query/read-whole.ts'
import { withinUuids } from '../query/uuid.ts'

export type Publication = typeof portalPublications.$inferSelect
export type ListingRecord = typeof listings.$inferSelect & { portals: Publication[] }
export type ListingRecordFilter = {
  published?: Portal
  status?: ListingStatus
  purpose?: 'sale' | 'rent'
  area?: string
  bedrooms?: number
  minPrice?: number
  maxPrice?: number
  text?: string
  updatedSince?: string
}

/** What a program asks for: conditions of the list in the zone of the house, and some of its own. */
export type ListingRecordQuery = Pick<
  ListingRecordFilter,
  'published' | 'minPrice' | 'maxPrice' | 'text' | 'updatedSince'
> & { filter: Filter; zone: string }

/** On its way to a portal or on it. */
export const PUBLISHED = ['queued', 'sending', 'live']

/** One page of whole rows in the order of their last change: a reader that pages on misses no change. */
export async function listListingRecords(
  db: PaceDb,
  scope: Scope,
  { filter, zone, ...own }: ListingRecordQuery,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: ListingRecord[]; next: InstantCursor | null }> {
  const asked = { noun: 'listing', text: own.text, forgiving: false } as const
  const found = await readByText(db, asked, async (tx, matches) => {
    const filtered = await compileFilter(tx, LISTING_FILTERED, filter, zone)
    return readWhole(tx, listings, {
      where: and(
        conditions(scope, own),
        filtered.where,
        matches,
        isAfter({ at: listings.updatedAt, id: listings.id }, page.after),
      ),
      order: [asc(listings.updatedAt), asc(listings.id)],
      limit: page.limit + 1,
      isPrepared: scope === 'all' && filter.length === 0 && own.text === undefined,
    })
  })
  const { rows, next } = cutPage(found, page.limit, (last) => ({ at: last.updatedAt, id: last.id }))
  return { rows: await withPublications(db, rows), next }
}

type Own = Pick<ListingRecordFilter, 'published' | 'minPrice' | 'maxPrice' | 'updatedSince'>

/** One page of whole rows in the order of a sort of the list. */
export async function listSortedListings(
  db: PaceDb,
  scope: Scope,
  { query, ...own }: Own & { query: ListQuery },
  page: { limit: number; after?: ListCursor },
): Promise<{ rows: ListingRecord[]; next: ListCursor | null }> {
  const source = { ...LISTING_FILTERED, table: listings, id: listings.id, isId: isUuid }
  return readRecords(db, source, {
    scope: conditions(scope, own),
    query,
    page,
    whole: async (tx, ids) =>
      withPublications(tx, await readWhole(tx, listings, { where: withinUuids(listings.id, ids) })),
  })
}

/** The newest listings of the scope that match, for a person or a model who looks for something. */
export async function searchListingRecords(
  db: PaceDb,
  scope: Scope,
  filter: ListingRecordFilter,
  limit: number,
): Promise<ListingRecord[]> {
  const asked = { noun: 'listing', text: filter.text, forgiving: true } as const
  const rows = await readByText(db, asked, (tx, matches) =>
    tx
      .select()
      .from(listings)
      .where(and(conditions(scope, filter), matches))
      .orderBy(desc(listings.updatedAt), desc(listings.id))
      .limit(limit),
  )
  return withPublications(db, rows)
}

/** A listing of the scope, or null: one that may not be seen is as absent as one that is not there. */
export async function findListingRecord(
  db: PaceDb,
  scope: Scope,
  id: string,
): Promise<ListingRecord | null> {
  const rows = await db
    .select()
    .from(listings)
    .where(and(inScope(scope, { team: listings.teamId }), eq(listings.id, id)))
  const [record] = await withPublications(db, rows)
  return record ?? null
}

/** The id of the listing of the scope that has this number. */
export async function findListingIdByReference(
  db: PaceDb,
  scope: Scope,
  reference: string,
): Promise<string | null> {
  const [row] = await db
    .select({ id: listings.id })
    .from(listings)
    .where(and(inScope(scope, { team: listings.teamId }), eq(listings.reference, reference)))
  return row?.id ?? null
}

/** What an enquiry needs to know of the listing that it is about. */
export async function findListingByReference(db: PaceDb, reference: string) {
  const [row] = await db
    .select({
      id: listings.id,
      area: listings.area,
      teamId: listings.teamId,
      agentId: listings.agentId,
      purpose: listings.purpose,
    })
    .from(listings)
    .where(eq(listings.reference, reference))
  return row ?? null
}

export async function findPublication(db: PaceDb, listingId: string, portal: Portal) {
  const [row] = await db
    .select({
      publication: portalPublications,
      reference: listings.reference,
      permitNumber: listings.permitNumber,
    })
    .from(portalPublications)
    .innerJoin(listings, eq(listings.id, portalPublications.listingId))
    .where(and(eq(portalPublications.listingId, listingId), eq(portalPublications.portal, portal)))
  return row ?? null
}

async function withPublications(
  db: PaceDb,
  rows: (typeof listings.$inferSelect)[],
): Promise<ListingRecord[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const found = await readWhole(db, portalPublications, {
    where: withinUuids(portalPublications.listingId, ids),
    order: [asc(portalPublications.portal)],
    isPrepared: true,
  })
  const byListing = Map.groupBy(found, (publication) => publication.listingId)
  return rows.map((row) => ({ ...row, portals: byListing.get(row.id) ?? [] }))
}

function conditions(scope: Scope, filter: ListingRecordFilter): SQL | undefined {
  return and(
    inScope(scope, { team: listings.teamId }),
    filter.published ? onPortal(filter.published, filter.updatedSince !== undefined) : undefined,
    filter.status ? eq(listings.status, filter.status) : undefined,
    filter.purpose ? eq(listings.purpose, filter.purpose) : undefined,
    filter.area ? eq(listings.area, filter.area) : undefined,
    filter.bedrooms !== undefined ? eq(listings.bedrooms, filter.bedrooms) : undefined,
    filter.minPrice !== undefined ? gte(listings.price, filter.minPrice) : undefined,
    filter.maxPrice !== undefined ? lte(listings.price, filter.maxPrice) : undefined,
    filter.updatedSince ? gte(listings.updatedAt, filter.updatedSince) : undefined,
  )
}

/** On the portal or on its way there, and still to be had; with `everWas` also what has left it, so that copies lose it. */
function onPortal(portal: Portal, everWas: boolean): SQL {
  const publication = sql`select 1 from ${portalPublications} where ${portalPublications.listingId} = ${listings.id}
    and ${portalPublications.portal} = ${portal}`
  if (everWas) return sql`exists (${publication})`
  return sql`(${inArray(listings.status, [...ADVERTISED])} and ${listings.archivedAt} is null
    and exists (${publication} and ${inArray(portalPublications.state, PUBLISHED)}))`
}
