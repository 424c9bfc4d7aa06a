import { and, asc, desc, eq, gte, inArray, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
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
const GONE = ['sold', 'let']
const STILL_TO_BE_HAD = ['available', 'underOffer']

export type Comparable = Awaited<ReturnType<typeof listComparables>>[number]

/**
 * Homes beside this one: with as many rooms and of its kind, in its building first, then of its community those that are about as large.
 * What is still to be had, and what was sold or let within a year with the price that it was last offered at.
 */
export async function listComparables(db: PaceDb, home: Compared, asked: Asked) {
  const { purpose, area, building, sizeSqft } = home
  const left = leftMarket()
  const candidates = candidatesFor(db, home, asked)
  const isOfBuilding = building ? isIn(building) : sql<boolean>`false`
  const isRecent = sql`${left} >= ${asked.today}::date - ${GONE_DAYS}::int`
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
    .where(
      and(
        sql`${listings.id} = any(${candidates})`,
        or(inArray(listings.status, STILL_TO_BE_HAD), isRecent),
      ),
    )
    .orderBy(
      sql`${isOfBuilding} desc`,
      sql`abs(coalesce(${listings.sizeSqft}, 0) - ${sizeSqft ?? 0})`,
      desc(listings.updatedAt),
      desc(listings.id),
    )
    .limit(asked.limit)
}

/** The newest of its building, and of its community those next to it in size: each found along an index, and no more than so many. */
function candidatesFor(db: PaceDb, home: Compared, { scope, today, isPublic }: Asked): SQL {
  const { purpose, area, building, bedrooms } = home
  const like = and(
    inScope(scope, { team: listings.teamId }),
    ne(listings.id, home.id),
    eq(listings.purpose, purpose ?? ''),
    bedrooms === null ? undefined : eq(listings.bedrooms, bedrooms),
    sameOrUnsaid(listings.propertyType, home.propertyType),
    isNotNull(listings.price),
    isPublic ? isAdvertised(today) : inArray(listings.status, [...STILL_TO_BE_HAD, ...GONE]),
  )
  const first = (where: SQL | undefined, most: number, ...order: SQL[]) =>
    sql`array(${db
      .select({ id: listings.id })
      .from(listings)
      .where(and(like, where))
      .orderBy(...order)
      .limit(most)})`
  const { sizeSqft, updatedAt, id } = listings
  const size = home.sizeSqft ?? 0
  const ofArea = eq(listings.area, area ?? '')
  const found = [
    building && first(spelledAs(building), MOST_OF_BUILDING, desc(updatedAt), desc(id)),
    area && first(and(ofArea, lt(sizeSqft, size)), MOST_BESIDE, desc(sizeSqft), desc(id)),
    area && first(and(ofArea, gte(sizeSqft, size)), MOST_BESIDE, asc(sizeSqft), asc(id)),
  ].flatMap((one) => one || [])
  return sql.join([sql`array[]::uuid[]`, ...found], sql` || `)
}

function isIn(building: string) {
  return sql<boolean>`coalesce(${spelledAs(building)}, false)`
}

/** However its name is spelled: as its index has it. */
function spelledAs(building: string): SQL {
  return sql`search_form(${listings.building}) = search_form(${building})`
}

function sameOrUnsaid(column: typeof listings.propertyType, value: string | null) {
  return value === null ? undefined : or(eq(column, value), sql`${column} is null`)
}

/** Since when it stands as sold or let; null for what does not. */
function leftMarket(): SQL {
  return sql`(select max(stay.at) from listing_statuses stay where stay.listing_id = ${listings.id}
    and stay.until is null and stay.to_status in ('sold', 'let'))`
}
