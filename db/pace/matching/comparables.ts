import { and, asc, desc, eq, gte, isNotNull, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { PaceDb } from '../client.ts'
import { isAdvertised } from '../listings/portal-listings.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { areas, listings, listingStatuses } from '../schema.ts'

type Compared = {
  id: string
  purpose: string | null
  area: string | null
  building: string | null
  propertyType: string | null
  bedrooms: number | null
  sizeSqft: number | null
}
type Asked = {
  scope: Scope
  /** In the house's zone. */
  today: string
  limit: number
  /** Those alone that everybody may see on a portal. */
  isPublic?: boolean
}

/** So many of its building, and so many on either side of its size in its community, are put in order. */
const MOST_OF_BUILDING = 60
const MOST_BESIDE = 40
/** What was sold or let longer ago says little of today. */
const GONE_DAYS = 365

export type Comparable = Awaited<ReturnType<typeof listComparables>>[number]

/**
 * Homes beside this one: with as many rooms and of its kind, in its building first, then of its community those that are about as large.
 * What is still to be had, and what was sold or let within a year with the price that it was last offered at.
 */
export async function listComparables(db: PaceDb, home: Compared, asked: Asked) {
  const { purpose, area, building, sizeSqft } = home
  const left = leftMarket()
  const candidates = candidatesFor(db, home, asked)
  // Rows are put in order by it: Postgres takes no bare constant there.
  const isOfBuilding = building ? isIn(building) : sql<boolean>`false::boolean`
  if (!purpose || !(area || building)) return []
  return db
    .select({
      id: listings.id,
      reference: listings.reference,
      title: listings.title,
      building: listings.building,
      areaName: areas.name,
      bedrooms: listings.bedrooms,
      sizeSqft: listings.sizeSqft,
      price: listings.price,
      rentPeriod: listings.rentPeriod,
      status: listings.status,
      /** When it was sold or let. */
      leftAt: left.mapWith(listingStatuses.at) as SQL<string | null>,
      isOfBuilding,
    })
    .from(listings)
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(sql`${listings.id} = any(${candidates})`)
    .orderBy(
      sql`${isOfBuilding} desc`,
      sql`abs(coalesce(${listings.sizeSqft}, 0) - ${sizeSqft ?? 0})`,
      desc(listings.updatedAt),
      desc(listings.id),
    )
    .limit(asked.limit)
}

/**
 * The newest that are to be had in its building, of its community those next to it in size, and the last that went: each along an index of
 * its own, so that what went years ago keeps nothing else out.
 */
function candidatesFor(db: PaceDb, home: Compared, { scope, today, isPublic }: Asked): SQL {
  const { purpose, area, building } = home
  const { sizeSqft, updatedAt, id, status, archivedAt } = listings
  const like = and(
    inScope(scope, { team: listings.teamId }),
    ne(id, home.id),
    eq(listings.purpose, purpose ?? ''),
    sameAs(listings.propertyType, home.propertyType),
    sameAs(listings.bedrooms, home.bedrooms),
    isNotNull(listings.price),
  )
  const open = and(
    like,
    sql`${status} in ('available', 'underOffer') and ${archivedAt} is null`,
    isPublic ? and(isAdvertised(today), isNotNull(listings.permitNumber), isOnPortal()) : undefined,
  )
  const first = (where: SQL | undefined, most: number, ...order: SQL[]) =>
    sql`array(${db
      .select({ id })
      .from(listings)
      .where(where)
      .orderBy(...order)
      .limit(most)})`
  const size = home.sizeSqft ?? 0
  const ofArea = eq(listings.area, area ?? '')
  // A row was written when it was sold: what was not written since then went before.
  const gone = and(
    like,
    ofArea,
    sql`${status} in ('sold', 'let')`,
    sql`${updatedAt} >= ${today}::date - ${GONE_DAYS}::int`,
    isRecent(today),
  )
  const found = [
    building && first(and(open, spelledAs(building)), MOST_OF_BUILDING, desc(updatedAt), desc(id)),
    area && first(and(open, ofArea, lt(sizeSqft, size)), MOST_BESIDE, desc(sizeSqft), desc(id)),
    area && first(and(open, ofArea, gte(sizeSqft, size)), MOST_BESIDE, asc(sizeSqft), asc(id)),
    area && !isPublic && first(gone, MOST_BESIDE, desc(updatedAt), desc(id)),
  ].flatMap((one) => one || [])
  return sql.join([sql`array[]::uuid[]`, ...found], sql` || `)
}

/** What is not said of the home is not said of those either: an office has no bedrooms. */
function sameAs(column: PgColumn, value: string | number | null): SQL {
  return value === null ? isNull(column) : eq(column, value)
}

/** A portal shows it now. */
function isOnPortal(): SQL {
  return sql`exists (select from portal_publications shown where shown.listing_id = ${listings.id} and shown.state = 'live')`
}

function isRecent(today: string): SQL {
  return sql`${leftMarket()} >= ${today}::date - ${GONE_DAYS}::int`
}

function isIn(building: string) {
  return sql<boolean>`coalesce(${spelledAs(building)}, false)`
}

/** However its name is spelled: as its index has it. */
function spelledAs(building: string): SQL {
  return sql`search_form(${listings.building}) = search_form(${building})`
}

/** Since when it stands as sold or let; null for what does not. */
function leftMarket(): SQL {
  return sql`(select max(stay.at) from listing_statuses stay where stay.listing_id = ${listings.id}
    and stay.until is null and stay.to_status in ('sold', 'let'))`
}
