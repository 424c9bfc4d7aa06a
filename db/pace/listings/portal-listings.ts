import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Portal } from '#domain/catalogue.ts'
import { documentName } from '#domain/documents/documents.ts'
import { ADVERTISED } from '#domain/listing/status.ts'
import { orderMedia } from '#domain/listing/media.ts'
import type { PaceDb } from '../client.ts'
import { listPicturesOf } from '../files/records.ts'
import { besideWhole } from '../query/read-whole.ts'
import { withinUuids } from '../query/uuid.ts'
import { PUBLISHED } from './records.ts'
import { areas, entityEvents, listings, people, portalPublications } from '../schema.ts'

/** A picture of ours by its file, or one that stands elsewhere. */
export type PortalPhoto = { file: string } | { url: string }
type Beside = {
  state: string
  areaName: string
  city: string
  parentName: string | null
  agentName: string | null
  agentPhone: string | null
  agentEmail: string | null
}
type Found = Beside & { listing: typeof listings.$inferSelect }
export type Pictured = {
  /** In their order, the cover first. */
  photos: PortalPhoto[]
  /** Pictures of floor plans, by their files. */
  floorPlans: string[]
}
export type PortalListing = Found & Pictured

/** Listings that are read, and held, at a time. */
const PAGE = 200

/**
 * Everything that a portal's feed may show, page by page: published there, with a permit, still to be had, and the agent's and area's
 * names. No connection waits for a reader who is slow, and what leaves the market meanwhile is left out.
 */
export async function* readPortalListings(
  db: PaceDb,
  portal: Portal,
  today: string,
): AsyncGenerator<PortalListing[], void> {
  let after: string | null = null
  for (;;) {
    const rows = await selectListings(db, portal, { today, after, limit: PAGE })
    if (rows.length > 0) yield await withPhotos(db, rows)
    after = rows.at(-1)?.listing.id ?? null
    if (rows.length < PAGE) return
  }
}

/** Those of the listings that the feed may show now. */
export async function findPortalListings(
  db: PaceDb,
  portal: Portal,
  { ids, today }: { ids: readonly string[]; today: string },
): Promise<PortalListing[]> {
  if (ids.length === 0) return []
  return withPhotos(db, await selectListings(db, portal, { today, ids, limit: ids.length }))
}

/** Before every permit's last: for a portal that is asked about the permit itself. */
const ANY_DAY = '0001-01-01'

/** One of them by its id, whether or not it is complete; null for one that is not to be had, or not wanted there. */
export async function findPortalListingOf(
  db: PaceDb,
  portal: Portal,
  id: string,
  today = ANY_DAY,
): Promise<PortalListing | null> {
  const [listing] = await findPortalListings(db, portal, { ids: [id], today })
  return listing ?? null
}

/** Listings with their pictures. */
export async function withPhotos<Row extends Pick<Found, 'listing'>>(
  db: PaceDb,
  rows: readonly Row[],
): Promise<(Row & Pictured)[]> {
  const recordOf = (id: string) => documentName('listing', id)
  const pictures = await listPicturesOf(
    db,
    rows.map(({ listing }) => recordOf(listing.id)),
  )
  return rows.map((row) => {
    const { id, media } = row.listing
    const { photos: own = [], floorPlans = [] } = pictures.get(recordOf(id)) ?? {}
    const photos = orderMedia(
      media,
      own.map((file) => ({ id: file })),
    ).map((photo) => ('file' in photo ? { file: photo.file.id } : photo))
    return { ...row, photos, floorPlans }
  })
}

/** How far the log of listings had come, and a text that is another whenever anything that feeds show may be another. */
export type FeedVersion = { sequence: number; version: string }

/** The listings' last event, and the names that stand beside them. Costs the same at any number of listings. */
export async function portalVersion(db: PaceDb): Promise<FeedVersion> {
  const [row] = await db.execute<{ sequence: string | null; names: string }>(sql`select
    (select max(${entityEvents.sequence}) from ${entityEvents} where ${entityEvents.resource} = 'listing') as sequence,
    concat_ws('-',
    (select md5(string_agg(concat_ws(chr(1), ${people.id}, ${people.name}, ${people.phone}, ${people.email}), chr(2)
      order by ${people.id})) from ${people}),
    (select md5(string_agg(concat_ws(chr(1), ${areas.key}, ${areas.name}, ${areas.city}, ${areas.parentKey}), chr(2)
      order by ${areas.key})) from ${areas})) as names`)
  const sequence = Number(row?.sequence ?? 0)
  return { sequence, version: `${sequence}-${row?.names ?? ''}` }
}

type Wanted = { today: string; limit: number; after?: string | null; ids?: readonly string[] }

/** A community within another stands in it: the portal is told both. */
const parents = alias(areas, 'parents')

const readListings = besideWhole<typeof listings, Beside>(
  listings,
  sql`${portalPublications}
    join ${listings} on ${listings.id} = ${portalPublications.listingId}
    left join ${areas} on ${areas.key} = ${listings.area}
    left join ${areas} as parents on ${parents.key} = ${areas.parentKey}
    left join ${people} on ${people.id} = ${listings.agentId}`,
  {
    state: portalPublications.state,
    areaName: sql`coalesce(${areas.name}, '')`,
    city: sql`coalesce(${areas.city}, '')`,
    parentName: parents.name,
    agentName: people.name,
    agentPhone: people.phone,
    agentEmail: people.email,
  },
)

async function selectListings(
  db: PaceDb,
  portal: Portal,
  { today, limit, after, ids }: Wanted,
): Promise<Found[]> {
  const rows = await readListings(db, {
    where: and(
      isShown(portal, today),
      // Of both sides: a merge of the two would read the listings from their beginning for each page.
      after ? and(gt(portalPublications.listingId, after), gt(listings.id, after)) : undefined,
      ids ? withinUuids(portalPublications.listingId, ids) : undefined,
    ),
    order: [asc(portalPublications.listingId)],
    limit,
    isPrepared: true,
  })
  return rows.map(({ whole, beside }) => ({ listing: whole, ...beside }))
}

/** On the portal or on its way there, allowed to be advertised today, and still to be had. */
export function isShown(portal: Portal, today: string) {
  return and(
    eq(portalPublications.portal, portal),
    inArray(portalPublications.state, PUBLISHED),
    isAdvertised(today),
  )
}

/** As `isAdvertised` of domain/listing/status.ts says of a document. */
export function isAdvertised(today: string): SQL {
  return sql`(${inArray(listings.status, [...ADVERTISED])} and ${isNull(listings.archivedAt)}
    and (${listings.permitEndsOn} is null or ${listings.permitEndsOn} >= ${today}))`
}
