import { and, desc, eq, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import type { PaceDb } from './client.ts'
import { inLeadScope, type LeadScope } from './lead-records.ts'
import { leads, listings, people } from './schema.ts'
import { inScope, type Scope } from './scope.ts'

export type Wanted = {
  purpose: string | null
  area: string | null
  bedrooms: number | null
  price: number | null
  propertyType: string | null
}

export type MatchingLead = Awaited<ReturnType<typeof listMatchingLeads>>[number]

/** Open leads that ask for what a listing offers: the best fit first, within ten percent of the budget. */
export async function listMatchingLeads(
  db: PaceDb,
  scope: LeadScope,
  offered: Wanted,
  limit: number,
) {
  const score = leadScore(offered)
  return db
    .select({
      id: leads.id,
      reference: leads.reference,
      name: leads.name,
      stage: leads.stage,
      bedrooms: leads.bedrooms,
      budgetMax: leads.budgetMax,
      areas: leads.areas,
      ownerName: people.name,
      score: sql<number>`(${score})::int`,
    })
    .from(leads)
    .leftJoin(people, eq(people.id, leads.ownerId))
    .where(
      and(
        inLeadScope(scope),
        notInArray(leads.stage, ENDED_STAGES),
        eq(leads.intent, offered.purpose === 'rent' ? 'rent' : 'buy'),
        wantsArea(offered.area),
        wantsBedrooms(offered.bedrooms),
        canPay(offered.price),
      ),
    )
    .orderBy(desc(score), desc(leads.updatedAt))
    .limit(limit)
}

export type SimilarListing = Awaited<ReturnType<typeof listSimilarListings>>[number]

/** Available listings beside this one: the same community and purpose, nearest in bedrooms and price. */
export async function listSimilarListings(
  db: PaceDb,
  scope: Scope,
  offered: Wanted & { id: string },
  limit: number,
) {
  if (!offered.area || !offered.purpose) return []
  return db
    .select({
      id: listings.id,
      reference: listings.reference,
      title: listings.title,
      bedrooms: listings.bedrooms,
      price: listings.price,
      rentPeriod: listings.rentPeriod,
    })
    .from(listings)
    .where(
      and(
        inScope(scope, { team: listings.teamId }),
        ne(listings.id, offered.id),
        eq(listings.status, 'available'),
        eq(listings.area, offered.area),
        eq(listings.purpose, offered.purpose),
      ),
    )
    .orderBy(
      sql`abs(coalesce(${listings.bedrooms}, 0) - ${offered.bedrooms ?? 0})`,
      sql`abs(coalesce(${listings.price}, 0) - ${offered.price ?? 0})`,
    )
    .limit(limit)
}

function leadScore({ area, bedrooms, propertyType }: Wanted): SQL<number> {
  return sql<number>`(case when ${area}::text = any(${leads.areas}) then 4 else 0 end)
    + (case when ${leads.bedrooms} = ${bedrooms}::int then 2 else 0 end)
    + (case when ${leads.propertyType} = ${propertyType}::text then 1 else 0 end)
    + (case when ${leads.temperature} = 'hot' then 1 else 0 end)`
}

function wantsArea(area: string | null): SQL | undefined {
  if (!area) return undefined
  return or(sql`${area} = any(${leads.areas})`, sql`cardinality(${leads.areas}) = 0`)
}

function wantsBedrooms(bedrooms: number | null): SQL | undefined {
  if (bedrooms === null) return undefined
  return sql`(${leads.bedrooms} is null or ${leads.bedrooms} between ${bedrooms - 1}::int and ${bedrooms}::int)`
}

function canPay(price: number | null): SQL | undefined {
  if (price === null) return undefined
  return sql`(${leads.budgetMax} is null or ${leads.budgetMax} >= ${Math.round(price * 0.9)}::bigint)`
}
