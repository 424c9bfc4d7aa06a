import { asc, eq } from 'drizzle-orm'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import type { ListSource } from '../list/source.ts'
import { withinUuids } from '../query/uuid.ts'
import { areas, listings, people, portalPublications } from '../schema.ts'
import { LISTING_FILTERED, listingRowColumns, type ListingRow } from './columns.ts'

export const LISTING_SOURCE: ListSource<ListingRow> = {
  ...LISTING_FILTERED,
  table: listings,
  id: listings.id,
  isId: isUuid,
  read: async (db, { key, where, order, limit }) => {
    const rows = await db
      .select({ ...listingRowColumns, key })
      .from(listings)
      .where(where)
      .orderBy(...order)
      .limit(limit)
    return withPortals(db, rows)
  },
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

async function withPortals<Row extends { id: string }>(db: PaceDb, rows: Row[]) {
  if (rows.length === 0) return []
  const { listingId, portal, state } = portalPublications
  const ids = rows.map(({ id }) => id)
  const found = await db
    .select({ listingId, portal, state })
    .from(portalPublications)
    .where(withinUuids(listingId, ids))
    .orderBy(asc(portal))
  const ofListing = Map.groupBy(found, (publication) => publication.listingId)
  return rows.map((row) => {
    const portals = ofListing.get(row.id) ?? []
    const onPortals = portals.filter((one) => one.state !== 'removed').map((one) => one.portal)
    return { ...row, portals, onPortals }
  })
}
