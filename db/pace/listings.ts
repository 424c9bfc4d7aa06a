import { and, asc, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { ListingStatus } from '#domain/listing/fields.ts'
import type { PaceDb } from './client.ts'
import { cutPage, isSortedAfter, type Sort, type SortCursor } from './keyset.ts'
import { areas, listings, people, portalPublications } from './schema.ts'
import { inScope, type Scope } from './scope.ts'
import { listingMatches } from './text-search.ts'

export const LISTING_SORTS = ['updated', 'priceLow', 'priceHigh', 'size'] as const
export type ListingSort = (typeof LISTING_SORTS)[number]

export type ListingFilter = {
  text?: string
  status?: ListingStatus
  purpose?: 'sale' | 'rent'
  propertyType?: string
  area?: string
  bedrooms?: number
  maxPrice?: number
  agentId?: string
  portal?: Portal
  sort: ListingSort
}

const rowColumns = {
  id: listings.id,
  reference: listings.reference,
  status: listings.status,
  title: listings.title,
  purpose: listings.purpose,
  propertyType: listings.propertyType,
  area: listings.area,
  areaName: areas.name,
  building: listings.building,
  unit: listings.unit,
  bedrooms: listings.bedrooms,
  bathrooms: listings.bathrooms,
  sizeSqft: listings.sizeSqft,
  price: listings.price,
  rentPeriod: listings.rentPeriod,
  agentId: listings.agentId,
  agentName: people.name,
  teamId: listings.teamId,
  updatedAt: listings.updatedAt,
}

export type ListingRow = Awaited<ReturnType<typeof selectRows>>[number] & {
  portals: { portal: string; state: string }[]
}

/** One page of listings and the cursor of the next one, null at the end. */
export async function listListings(
  db: PaceDb,
  scope: Scope,
  filter: ListingFilter,
  page: { limit: number; after?: SortCursor },
): Promise<{ rows: ListingRow[]; next: SortCursor | null }> {
  const sort = SORTS[filter.sort]
  const found = await selectRows(db, sort.value)
    .where(and(conditions(scope, filter), isSortedAfter(sort, listings.id, page.after)))
    .orderBy(sort.direction(sort.value), sort.direction(listings.id))
    .limit(page.limit + 1)
  const { rows, next } = cutPage(found, page.limit, ({ sortValue, id }) => ({
    value: sortValue,
    id,
  }))
  return { rows: await withPortals(db, rows), next }
}

/** How many listings the filter finds, and how many of them in each status. */
export async function countListings(
  db: PaceDb,
  scope: Scope,
  filter: ListingFilter,
): Promise<Record<string, number>> {
  const rows = await db
    .select({ status: listings.status, count: sql<number>`count(*)::int` })
    .from(listings)
    .where(conditions(scope, { ...filter, status: undefined }))
    .groupBy(listings.status)
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

export type ListingRecord = NonNullable<Awaited<ReturnType<typeof findListing>>>

/** A listing's row with the names that its page shows, or null. */
export async function findListing(db: PaceDb, id: string) {
  const [row] = await db
    .select({ listing: listings, areaName: areas.name, agentName: people.name })
    .from(listings)
    .leftJoin(areas, eq(areas.key, listings.area))
    .leftJoin(people, eq(people.id, listings.agentId))
    .where(eq(listings.id, id))
  return row ?? null
}

export async function listPublications(db: PaceDb, listingId: string) {
  return db
    .select()
    .from(portalPublications)
    .where(eq(portalPublications.listingId, listingId))
    .orderBy(asc(portalPublications.portal))
}

const SORTS = {
  updated: { value: sql`${listings.updatedAt}`, type: 'timestamptz', direction: desc },
  priceLow: {
    value: sql`coalesce(${listings.price}, 9007199254740991)`,
    type: 'bigint',
    direction: asc,
  },
  priceHigh: { value: sql`coalesce(${listings.price}, -1)`, type: 'bigint', direction: desc },
  size: { value: sql`coalesce(${listings.sizeSqft}, -1)`, type: 'bigint', direction: desc },
} satisfies Record<ListingSort, Sort>

function selectRows(db: PaceDb, sortValue: SQL) {
  return db
    .select({ ...rowColumns, sortValue: sql<string>`(${sortValue})::text` })
    .from(listings)
    .leftJoin(areas, eq(areas.key, listings.area))
    .leftJoin(people, eq(people.id, listings.agentId))
    .$dynamic()
}

function conditions(scope: Scope, filter: ListingFilter): SQL | undefined {
  return and(
    inScope(scope, { team: listings.teamId }),
    filter.status ? eq(listings.status, filter.status) : undefined,
    filter.purpose ? eq(listings.purpose, filter.purpose) : undefined,
    filter.propertyType ? eq(listings.propertyType, filter.propertyType) : undefined,
    filter.area ? eq(listings.area, filter.area) : undefined,
    filter.bedrooms !== undefined ? eq(listings.bedrooms, filter.bedrooms) : undefined,
    filter.maxPrice !== undefined ? lte(listings.price, filter.maxPrice) : undefined,
    filter.agentId ? eq(listings.agentId, filter.agentId) : undefined,
    filter.portal ? liveOn(filter.portal) : undefined,
    filter.text ? listingMatches(filter.text) : undefined,
  )
}

function liveOn(portal: Portal): SQL {
  return sql`exists (select 1 from ${portalPublications} p where p.listing_id = ${listings.id}
    and p.portal = ${portal} and p.state <> 'removed')`
}

async function withPortals<Row extends { id: string }>(db: PaceDb, rows: Row[]) {
  if (rows.length === 0) return []
  const { listingId, portal, state } = portalPublications
  const publications = await db
    .select({ listingId, portal, state })
    .from(portalPublications)
    .where(
      inArray(
        listingId,
        rows.map((row) => row.id),
      ),
    )
  return rows.map((row) => ({
    ...row,
    portals: publications.filter((publication) => publication.listingId === row.id),
  }))
}
