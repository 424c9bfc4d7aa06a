import { and, desc, eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { listings, viewings } from '../schema.ts'

const MOST = 50

/** What was done with a home over time, the newest first, as far as this person may see it. */
export async function findOfProperty(db: PaceDb, scope: Scope, propertyId: string) {
  const [offers, seen] = await Promise.all([
    listListingsOf(db, scope, propertyId),
    listViewingsOf(db, scope, propertyId),
  ])
  return { listings: offers, viewings: seen }
}
export type OfProperty = Awaited<ReturnType<typeof findOfProperty>>

function listListingsOf(db: PaceDb, scope: Scope, propertyId: string) {
  const { id, reference, status, purpose, price, rentPeriod, permitNumber, agentId, createdAt } =
    listings
  return db
    .select({ id, reference, status, purpose, price, rentPeriod, permitNumber, agentId, createdAt })
    .from(listings)
    .where(and(eq(listings.propertyId, propertyId), inScope(scope, { team: listings.teamId })))
    .orderBy(desc(createdAt), desc(id))
    .limit(MOST)
}

function listViewingsOf(db: PaceDb, scope: Scope, propertyId: string) {
  const { id, status, agentId, startsAt, listingId } = viewings
  return db
    .select({ id, status, agentId, startsAt, listingId, reference: listings.reference })
    .from(viewings)
    .innerJoin(listings, eq(listings.id, listingId))
    .where(
      and(
        eq(listings.propertyId, propertyId),
        inScope(scope, { team: viewings.teamId, owner: viewings.agentId }),
      ),
    )
    .orderBy(desc(startsAt), desc(id))
    .limit(MOST)
}
