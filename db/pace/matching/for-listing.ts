import {
  and,
  arrayContains,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { OPEN_STAGES } from '#domain/lead/fields.ts'
import type { PaceDb } from '../client.ts'
import { inLeadScope, type LeadScope } from '../leads/records.ts'
import { contacts, conversations, leads, listings, people } from '../schema.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { isSuitedTo } from '../shortlists/unsuited.ts'
import { yearly, yearlyOf } from './yearly.ts'

export type Wanted = {
  /** Of a listing that is kept: leads that it is not for are left out. */
  id?: string
  purpose: string | null
  area: string | null
  bedrooms: number | null
  price: number | null
  /** Of the price; a year where it is not said. */
  rentPeriod?: string | null
  propertyType: string | null
}

export type MatchingLead = Awaited<ReturnType<typeof listMatchingLeads>>[number]

/** So many of those that fit are put in order, the newest: the best of them is among the best of all. */
const MOST_COMPARED = 500

const BUDGET = yearlyOf(leads.budgetMax, leads.budgetPeriod)

/** Open leads that ask for what a listing offers: the best fit first, within ten percent of the budget. */
export async function listMatchingLeads(
  db: PaceDb,
  scope: LeadScope,
  offered: Wanted,
  limit: number,
) {
  const newest = db
    .select({ id: leads.id })
    .from(leads)
    .where(
      and(
        inLeadScope(scope),
        inArray(leads.stage, OPEN_STAGES),
        isNull(leads.archivedAt),
        eq(leads.intent, offered.purpose === 'rent' ? 'rent' : 'buy'),
        wantsArea(offered.area),
        wantsBedrooms(offered.bedrooms),
        canPay(yearly(offered.price, offered.rentPeriod)),
        offered.id ? isSuitedTo(leads.id, offered.id) : undefined,
      ),
    )
    .orderBy(desc(leads.updatedAt), desc(leads.id))
    .limit(MOST_COMPARED)
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
      ownerId: leads.ownerId,
      teamId: leads.teamId,
      collaboratorIds: leads.collaboratorIds,
      score: sql<number>`(${score})::int`,
      reasons: reasonsFor(offered),
      contact: {
        id: contacts.id,
        consent: contacts.consent,
        email: contacts.email,
        language: contacts.language,
      },
      /** They wrote last, or asked by a portal, and have not been answered. */
      waits: sql<boolean>`(${leads.firstContactedAt} is null or coalesce(${conversations.lastDirection} = 'inbound', false))`,
    })
    .from(leads)
    .leftJoin(people, eq(people.id, leads.ownerId))
    .leftJoin(contacts, eq(contacts.id, leads.contactId))
    .leftJoin(conversations, eq(conversations.contactId, leads.contactId))
    .where(sql`${leads.id} = any(array(${newest}))`)
    .orderBy(desc(score), desc(leads.updatedAt), desc(leads.id))
    .limit(limit)
}

/** Why a lead stands where it does: what of it the home is just as it asks, and where it asks for nothing. */
function reasonsFor({ area, bedrooms, price, rentPeriod, propertyType }: Wanted) {
  return {
    area: sql<boolean>`coalesce(${area}::text = any(${leads.areas}), false)`,
    bedrooms: sql<boolean>`coalesce(${leads.bedrooms} = ${bedrooms}::int, false)`,
    propertyType: sql<boolean>`coalesce(${leads.propertyType} = ${propertyType}::text, false)`,
    /** Null where either is not known; false for what is a little over it. */
    budget: sql<boolean | null>`${BUDGET} >= ${yearly(price, rentPeriod)}::bigint`,
    hot: sql<boolean>`coalesce(${leads.temperature} = 'hot', false)`,
  }
}

/** So many on either side of the price are compared. */
const MOST_BESIDE = 100

export type SimilarListing = Awaited<ReturnType<typeof listSimilarListings>>[number]

/** Available listings beside this one: the same community and purpose, nearest in bedrooms and price. */
export async function listSimilarListings(
  db: PaceDb,
  scope: Scope,
  offered: Wanted & { id: string },
  limit: number,
) {
  const { area, purpose, price } = offered
  if (!area || !purpose) return []
  const beside = and(
    inScope(scope, { team: listings.teamId }),
    ne(listings.id, offered.id),
    eq(listings.status, 'available'),
    eq(listings.area, area),
    eq(listings.purpose, purpose),
  )
  const middle = price ?? 0
  const nearest = (side: SQL, order: SQL) =>
    db
      .select({ id: listings.id })
      .from(listings)
      .where(and(beside, side))
      .orderBy(order)
      .limit(MOST_BESIDE)
  const cheaper = nearest(lt(listings.price, middle), desc(listings.price))
  const dearer = nearest(gte(listings.price, middle), asc(listings.price))
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
    .where(sql`${listings.id} = any(array(${cheaper}) || array(${dearer}))`)
    .orderBy(
      sql`abs(coalesce(${listings.bedrooms}, 0) - ${offered.bedrooms ?? 0})`,
      sql`abs(coalesce(${listings.price}, 0) - ${middle})`,
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
  return or(arrayContains(leads.areas, [area]), eq(leads.areas, []))
}

function wantsBedrooms(bedrooms: number | null): SQL | undefined {
  if (bedrooms === null) return undefined
  return sql`(${leads.bedrooms} is null or ${leads.bedrooms} between ${bedrooms - 1}::int and ${bedrooms}::int)`
}

function canPay(price: number | null): SQL | undefined {
  if (price === null) return undefined
  return sql`(${leads.budgetMax} is null or ${BUDGET} >= ${Math.round(price * 0.9)}::bigint)`
}
