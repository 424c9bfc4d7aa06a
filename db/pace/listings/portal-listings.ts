import { and, asc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import { documentName } from '#domain/documents/documents.ts'
import { familyOf } from '#domain/file/content.ts'
import { OFF_MARKET } from '#domain/listing/fields.ts'
import { orderMedia } from '#domain/listing/media.ts'
import type { PaceDb } from '../client.ts'
import { listFilesOf } from '../files/records.ts'
import { PUBLISHED } from './records.ts'
import { areas, entityEvents, listings, people, portalPublications } from '../schema.ts'

/** A picture of ours by its file, or one that stands elsewhere. */
export type PortalPhoto = { file: string } | { url: string }
export type PortalListing = Awaited<ReturnType<typeof selectListings>>[number] & {
  /** In their order, the cover first. */
  photos: PortalPhoto[]
}

/** Listings that are read, and held, at a time. */
const PAGE = 50

/**
 * Everything that a portal's feed shows, page by page: published there, with a permit, still to be had, and the agent's and area's
 * names. Only their ids are read ahead: no connection waits for a reader who is slow, and what leaves the market meanwhile is left out.
 */
export async function* readPortalListings(
  db: PaceDb,
  portal: Portal,
): AsyncGenerator<PortalListing[], void> {
  const ids = await listShownIds(db, portal)
  for (let at = 0; at < ids.length; at += PAGE)
    yield await withPhotos(db, await selectListings(db, portal, ids.slice(at, at + PAGE)))
}

/** One of them by its id, whether or not it is complete; null for one that is not to be had, or not wanted there. */
export async function findPortalListingOf(
  db: PaceDb,
  portal: Portal,
  id: string,
): Promise<PortalListing | null> {
  const [listing] = await withPhotos(db, await selectListings(db, portal, [id]))
  return listing ?? null
}

/** The same listings with their pictures. */
export async function withPhotos(
  db: PaceDb,
  rows: Awaited<ReturnType<typeof selectListings>>,
): Promise<PortalListing[]> {
  const recordOf = (id: string) => documentName('listing', id)
  const files = await listFilesOf(
    db,
    rows.map(({ listing }) => recordOf(listing.id)),
  )
  return rows.map((row) => {
    const { id, media } = row.listing
    const pictures = (files.get(recordOf(id)) ?? []).filter(
      ({ type }) => familyOf(type) === 'picture',
    )
    const photos = orderMedia(media, pictures).map((photo) =>
      'file' in photo ? { file: photo.file.id } : photo,
    )
    return { ...row, photos }
  })
}

/**
 * Another text whenever anything that feeds show may be another: the listings' last event, and the names that stand beside them.
 * Costs the same at any number of listings.
 */
export async function portalVersion(db: PaceDb): Promise<string> {
  const [row] = await db.execute<{ version: string }>(sql`select concat_ws('-',
    (select max(${entityEvents.sequence}) from ${entityEvents} where ${entityEvents.resource} = 'listing'),
    (select md5(string_agg(concat_ws(chr(1), ${people.id}, ${people.name}, ${people.phone}, ${people.email}), chr(2)
      order by ${people.id})) from ${people}),
    (select md5(string_agg(concat_ws(chr(1), ${areas.key}, ${areas.name}, ${areas.city}), chr(2) order by ${areas.key}))
      from ${areas})) as version`)
  return row?.version ?? ''
}

async function listShownIds(db: PaceDb, portal: Portal): Promise<string[]> {
  const rows = await db
    .select({ id: listings.id })
    .from(portalPublications)
    .innerJoin(listings, eq(listings.id, portalPublications.listingId))
    .where(isShown(portal))
    .orderBy(asc(listings.reference))
  return rows.map((row) => row.id)
}

/** Listings by their ids, as far as the portal shows them. */
export function selectListings(db: PaceDb, portal: Portal, ids: readonly string[]) {
  return db
    .select({
      listing: listings,
      areaName: areas.name,
      city: areas.city,
      agentName: people.name,
      agentPhone: people.phone,
      agentEmail: people.email,
    })
    .from(portalPublications)
    .innerJoin(listings, eq(listings.id, portalPublications.listingId))
    .innerJoin(areas, eq(areas.key, listings.area))
    .leftJoin(people, eq(people.id, listings.agentId))
    .where(and(isShown(portal), inArray(listings.id, [...ids])))
    .orderBy(asc(listings.reference))
}

/** On the portal or on its way there, allowed to be advertised, and still to be had. */
export function isShown(portal: Portal) {
  return and(
    eq(portalPublications.portal, portal),
    inArray(portalPublications.state, PUBLISHED),
    sql`${listings.permitNumber} is not null`,
    notInArray(listings.status, [...OFF_MARKET]),
    isNull(listings.archivedAt),
  )
}
