import { eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { areas, listings, people, portalReads } from '../schema.ts'

/** What portals are told that is not the listing's own, and when each has last read its feed. */
export async function readPortalFacts(db: PaceDb, listingId: string) {
  const [[beside], reads] = await Promise.all([
    db
      .select({ city: areas.city, agentPhone: people.phone })
      .from(listings)
      .leftJoin(areas, eq(areas.key, listings.area))
      .leftJoin(people, eq(people.id, listings.agentId))
      .where(eq(listings.id, listingId)),
    db.select({ portal: portalReads.portal, readAt: portalReads.readAt }).from(portalReads),
  ])
  return { beside: beside ?? {}, reads }
}
