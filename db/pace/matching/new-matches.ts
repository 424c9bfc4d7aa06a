import {
  and,
  arrayContains,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { OPEN_STAGES } from '#domain/lead/fields.ts'
import type { PaceDb } from '../client.ts'
import { leads, listings, newMatches } from '../schema.ts'
import { isSuitedTo } from '../shortlists/unsuited.ts'

/** One home is news to so many leads at most, the latest. */
const MOST_LEADS = 200
/** What nobody has looked at by then is no news. */
export const NEWS_DAYS = 14

/**
 * Writes down for whom a home that has just come, or come down in price, is news: leads of its team that ask for just this, by its community, its
 * rooms and their budget, and have not been shown it. Returns for how many.
 */
export async function noteNewMatches(db: PaceDb, listingId: string, now: Date): Promise<number> {
  const home = await findOffered(db, listingId)
  if (!home) return 0
  const at = now.toISOString()
  return db.transaction(async (tx) => {
    const found = await tx
      .select({ leadId: leads.id, ownerId: leads.ownerId })
      .from(leads)
      .where(and(wantsThis(home), isSuitedTo(leads.id, listingId), wasNotShown(listingId)))
      .orderBy(desc(leads.updatedAt), desc(leads.id))
      .limit(MOST_LEADS)
    if (found.length === 0) return 0
    await tx
      .insert(newMatches)
      .values(found.map((lead) => ({ ...lead, listingId, at })))
      .onConflictDoUpdate({
        target: newMatches.leadId,
        set: {
          listingId,
          at,
          ownerId: sql`excluded.owner_id`,
          homes: sql`case when ${newMatches.listingId} = excluded.listing_id then ${newMatches.homes} else ${newMatches.homes} + 1 end`,
        },
      })
    return found.length
  })
}

export async function hasNewMatch(db: PaceDb, leadId: string): Promise<boolean> {
  return (await db.$count(newMatches, eq(newMatches.leadId, leadId))) > 0
}

/** Its person has looked at what fits this lead. */
export async function seeMatches(db: PaceDb, leadId: string, personId: string): Promise<void> {
  await db
    .delete(newMatches)
    .where(and(eq(newMatches.leadId, leadId), eq(newMatches.ownerId, personId)))
}

export async function forgetOldMatches(db: PaceDb, now: Date): Promise<void> {
  const before = new Date(now.getTime() - NEWS_DAYS * 86_400_000).toISOString()
  await db.delete(newMatches).where(lt(newMatches.at, before))
}

type Offered = NonNullable<Awaited<ReturnType<typeof findOffered>>>

/** What can be offered to somebody: to be had, with a place, a purpose and a price. */
async function findOffered(db: PaceDb, id: string) {
  const { purpose, area, teamId, price, bedrooms, propertyType } = listings
  const [home] = await db
    .select({ purpose, area, teamId, price, bedrooms, propertyType })
    .from(listings)
    .where(and(eq(listings.id, id), eq(listings.status, 'available'), isNull(listings.archivedAt)))
  if (!home?.area || !home.teamId || home.price === null) return null
  if (home.purpose !== 'rent' && home.purpose !== 'sale') return null
  return { ...home, area: home.area, teamId: home.teamId, price: home.price }
}

/** Only what is asked for in so many words: whoever wants anything would have news every day. */
function wantsThis({
  purpose,
  area,
  teamId,
  price,
  bedrooms,
  propertyType,
}: Offered): SQL | undefined {
  return and(
    eq(leads.teamId, teamId),
    isNotNull(leads.ownerId),
    inArray(leads.stage, OPEN_STAGES),
    isNull(leads.archivedAt),
    eq(leads.intent, purpose === 'rent' ? 'rent' : 'buy'),
    arrayContains(leads.areas, [area]),
    bedrooms === null ? undefined : or(isNull(leads.bedrooms), eq(leads.bedrooms, bedrooms)),
    propertyType === null
      ? undefined
      : or(isNull(leads.propertyType), eq(leads.propertyType, propertyType)),
    or(isNull(leads.budgetMax), sql`${leads.budgetMax} >= ${price}::bigint`),
  )
}

function wasNotShown(listingId: string): SQL {
  return sql`not exists (select 1 from shortlists shown join shortlist_homes home on home.shortlist_id = shown.id
    where shown.lead_id = ${leads.id} and home.listing_id = ${listingId}::uuid)`
}
