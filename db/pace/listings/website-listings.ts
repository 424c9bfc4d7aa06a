import { and, desc, eq, gte, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { cutPage, type InstantCursor, isSortedAfter } from '../query/keyset.ts'
import { withinTime } from '../query/time-limit.ts'
import { listings, portalPublications } from '../schema.ts'
import { findPortalListings, isShown, type PortalListing } from './portal-listings.ts'

export type WebsiteFilter = {
  /** In the house's zone: a permit that has ended advertises nothing. */
  today: string
  purpose?: 'sale' | 'rent' | undefined
  area?: string | undefined
  propertyType?: string | undefined
  bedrooms?: number | undefined
  minPrice?: number | undefined
  maxPrice?: number | undefined
}

/** A page of what the house's own site shows, the newest change first. */
export async function listWebsiteListings(
  db: PaceDb,
  filter: WebsiteFilter,
  page: { limit: number; after?: InstantCursor | undefined },
): Promise<{ rows: PortalListing[]; next: InstantCursor | null }> {
  return withinTime(db, async (tx) => {
    const found = await selectShown(
      tx,
      filter.today,
      [conditions(filter), isBefore(page.after)],
      page.limit + 1,
    )
    const { rows, next } = cutPage(found, page.limit, ({ at, id }) => ({ at, id }))
    return {
      rows: await readInOrder(
        tx,
        filter.today,
        rows.map(({ id }) => id),
      ),
      next,
    }
  })
}

/** One of them by its reference; null for one that the site does not show. */
export async function findWebsiteListing(
  db: PaceDb,
  reference: string,
  today: string,
): Promise<PortalListing | null> {
  const [found] = await selectShown(db, today, [eq(listings.reference, reference)], 1)
  const [listing] = found ? await readInOrder(db, today, [found.id]) : []
  return listing ?? null
}

function selectShown(db: PaceDb, today: string, conditionsOf: (SQL | undefined)[], limit: number) {
  return db
    .select({ id: listings.id, at: listings.updatedAt })
    .from(listings)
    .innerJoin(portalPublications, eq(portalPublications.listingId, listings.id))
    .where(and(isShown('website', today), isNotNull(listings.permitNumber), ...conditionsOf))
    .orderBy(desc(listings.updatedAt), desc(listings.id))
    .limit(limit)
}

async function readInOrder(
  db: PaceDb,
  today: string,
  ids: readonly string[],
): Promise<PortalListing[]> {
  const rows = await findPortalListings(db, 'website', { ids, today })
  const byId = new Map(rows.map((row) => [row.listing.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function conditions(filter: WebsiteFilter): SQL | undefined {
  const { purpose, area, propertyType, bedrooms, minPrice, maxPrice } = filter
  return and(
    purpose && eq(listings.purpose, purpose),
    area ? eq(listings.area, area) : undefined,
    propertyType ? eq(listings.propertyType, propertyType) : undefined,
    bedrooms === undefined ? undefined : eq(listings.bedrooms, bedrooms),
    minPrice === undefined ? undefined : gte(listings.price, minPrice),
    maxPrice === undefined ? undefined : lte(listings.price, maxPrice),
  )
}

function isBefore(after: InstantCursor | undefined): SQL | undefined {
  if (!after) return undefined
  const order = { value: sql`${listings.updatedAt}`, type: 'timestamptz', direction: desc } as const
  return isSortedAfter(order, listings.id, { value: after.at, id: after.id })
}
