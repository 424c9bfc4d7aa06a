import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { areas, listings } from '../schema.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { isSuited } from '../shortlists/unsuited.ts'
import { yearly, yearlyOf } from './yearly.ts'

/** What a lead asks for. */
export type Asked = {
  /** Of a lead that is kept: what was said not to be for it is left out. */
  id?: string
  intent: string | null
  areas: readonly string[]
  bedrooms: number | null
  budgetMin: number | null
  budgetMax: number | null
  /** Of both; a year where it is not said. */
  budgetPeriod?: string | null
  propertyType: string | null
}

/** So many that fit in the areas asked for, and as many anywhere, are put in order: the newest. */
const MOST_COMPARED = 300

const PRICE = yearlyOf(listings.price, listings.rentPeriod)

/** Somebody who asks for 2M may still look at this much more. */
const STRETCH = 1.1

export type MatchingListing = Awaited<ReturnType<typeof listMatchingListings>>[number]

/** Available listings that answer what a lead asks for: the best fit first. Empty for somebody who sells or lets. */
export async function listMatchingListings(db: PaceDb, scope: Scope, asked: Asked, limit: number) {
  if (asked.intent !== 'rent' && asked.intent !== 'buy') return []
  const fits = and(
    inScope(scope, { team: listings.teamId }),
    inArray(listings.status, ['available', 'underOffer']),
    isNull(listings.archivedAt),
    eq(listings.purpose, asked.intent === 'rent' ? 'rent' : 'sale'),
    roomy(asked.bedrooms),
    affordable(yearly(asked.budgetMax, asked.budgetPeriod)),
    asked.id ? isSuited(listings.id, asked.id) : undefined,
  )
  const newest = (where: SQL | undefined) =>
    db
      .select({ id: listings.id })
      .from(listings)
      .where(where)
      .orderBy(desc(listings.updatedAt), desc(listings.id))
      .limit(MOST_COMPARED)
  const inAreas = newest(and(fits, isInAreas(asked.areas)))
  const isCompared = sql`${listings.id} = any(array(${inAreas}) || array(${newest(fits)}))`
  return selectMatches(db, asked, isCompared, limit)
}

/** A listing as the matches of a lead show it, whether or not it answers what is asked for; null for one outside the scope. */
export async function findAsMatch(db: PaceDb, scope: Scope, asked: Asked, id: string) {
  const isThis = and(eq(listings.id, id), inScope(scope, { team: listings.teamId }))
  const [match] = await selectMatches(db, asked, isThis, 1)
  return match ?? null
}

function selectMatches(db: PaceDb, asked: Asked, where: SQL | undefined, limit: number) {
  const score = scoreOf(asked)
  return db
    .select({
      id: listings.id,
      reference: listings.reference,
      title: listings.title,
      areaName: areas.name,
      building: listings.building,
      bedrooms: listings.bedrooms,
      sizeSqft: listings.sizeSqft,
      price: listings.price,
      rentPeriod: listings.rentPeriod,
      inArea: sql<boolean>`coalesce(${isInAreas(asked.areas)}, false)`,
      inBudget: sql<boolean>`coalesce(${PRICE} <= ${yearly(asked.budgetMax, asked.budgetPeriod)}::bigint, true)`,
      score: sql<number>`(${score})::int`,
    })
    .from(listings)
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(where)
    .orderBy(desc(score), asc(listings.price), asc(listings.id))
    .limit(limit)
}

function scoreOf(asked: Asked): SQL<number> {
  return sql<number>`(case when ${isInAreas(asked.areas)} then 4 else 0 end)
    + (case when ${listings.bedrooms} = ${asked.bedrooms}::int then 2 else 0 end)
    + (case when ${listings.propertyType} = ${asked.propertyType}::text then 1 else 0 end)
    + (case when ${PRICE} between coalesce(${yearly(asked.budgetMin, asked.budgetPeriod)}::bigint, 0) and ${yearly(asked.budgetMax, asked.budgetPeriod)}::bigint then 1 else 0 end)`
}

function isInAreas(keys: readonly string[]): SQL {
  if (keys.length === 0) return sql`false`
  return sql`${listings.area} in ${[...keys]}`
}

function roomy(bedrooms: number | null): SQL | undefined {
  if (bedrooms === null) return undefined
  return sql`(${listings.bedrooms} is null or ${listings.bedrooms} between ${bedrooms}::int and ${bedrooms + 1}::int)`
}

function affordable(budgetMax: number | null): SQL | undefined {
  if (budgetMax === null) return undefined
  return sql`(${listings.price} is null or ${PRICE} <= ${Math.round(budgetMax * STRETCH)}::bigint)`
}
