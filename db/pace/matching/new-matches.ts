import {
  and,
  arrayContains,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { OPEN_STAGES } from '#domain/lead/fields.ts'
import type { PaceDb } from '../client.ts'
import { leads, listings, newMatches } from '../schema.ts'
import { isSuitedTo } from '../shortlists/unsuited.ts'
import { yearly, yearlyOf } from './yearly.ts'

/** One home is news to so many leads at most, the latest. */
const MOST_LEADS = 200
/** And to so many of one person's: whoever has more of a kind is told of the home by those that they worked on last. */
const MOST_OF_ONE = 10
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
    const fitting = await tx
      .select({ leadId: leads.id, ownerId: leads.ownerId })
      .from(leads)
      .where(and(wantsThis(home), isSuitedTo(leads.id, listingId), wasNotShown(listingId)))
      .orderBy(desc(leads.updatedAt), desc(leads.id))
      .limit(MOST_LEADS)
      // Whoever gives one of them away meanwhile waits until the trigger finds the row.
      .for('share')
    const found = latestOfEach(fitting)
    if (found.length === 0) return 0
    await tx
      .insert(newMatches)
      .values(found.map((lead) => ({ ...lead, listingId, at })))
      .onConflictDoUpdate({
        target: [newMatches.leadId, newMatches.listingId],
        set: { at, ownerId: sql`excluded.owner_id` },
      })
    return found.length
  })
}

/** When something last came that nobody has looked at; null where nothing has. */
export async function findNewMatch(db: PaceDb, leadId: string): Promise<string | null> {
  const [row] = await db
    .select({ at: newMatches.at })
    .from(newMatches)
    .where(eq(newMatches.leadId, leadId))
    .orderBy(desc(newMatches.at))
    .limit(1)
  return row?.at ?? null
}

function latestOfEach<Row extends { ownerId: string | null }>(rows: readonly Row[]): Row[] {
  const taken = new Map<string | null, number>()
  return rows.filter(({ ownerId }) => {
    const before = taken.get(ownerId) ?? 0
    taken.set(ownerId, before + 1)
    return before < MOST_OF_ONE
  })
}

/** Its person has looked at what fitted this lead at `until`; what has come since is still news. */
export async function seeMatches(
  db: PaceDb,
  { leadId, personId, until }: { leadId: string; personId: string; until: string },
): Promise<void> {
  const isTheirs = sql`exists (select 1 from ${leads} where ${leads.id} = ${leadId}::uuid and ${leads.ownerId} = ${personId}::uuid)`
  await db
    .delete(newMatches)
    .where(and(eq(newMatches.leadId, leadId), isTheirs, lte(newMatches.at, until)))
}

export async function forgetOldMatches(db: PaceDb, now: Date): Promise<void> {
  const before = new Date(now.getTime() - NEWS_DAYS * 86_400_000).toISOString()
  await db.delete(newMatches).where(lt(newMatches.at, before))
}

type Offered = NonNullable<Awaited<ReturnType<typeof findOffered>>>

/** What can be offered to somebody: to be had, with a place, a purpose and a price. */
async function findOffered(db: PaceDb, id: string) {
  const { purpose, area, teamId, price, rentPeriod, bedrooms, propertyType } = listings
  const [home] = await db
    .select({ purpose, area, teamId, price, rentPeriod, bedrooms, propertyType })
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
  rentPeriod,
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
    or(
      isNull(leads.budgetMax),
      sql`${yearlyOf(leads.budgetMax, leads.budgetPeriod)} >= ${yearly(price, rentPeriod)}::bigint`,
    ),
  )
}

function wasNotShown(listingId: string): SQL {
  return sql`not exists (select 1 from shortlists shown join shortlist_homes home on home.shortlist_id = shown.id
    where shown.lead_id = ${leads.id} and home.listing_id = ${listingId}::uuid)`
}
