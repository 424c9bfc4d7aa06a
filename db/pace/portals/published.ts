import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { PUBLISHED } from '../listings/records.ts'
import { listings, portalPublications } from '../schema.ts'

/** Which of these listings are on the portal, or on their way there. */
export async function listPublishedOf(
  db: PaceDb,
  portal: Portal,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({ id: portalPublications.listingId })
    .from(portalPublications)
    .where(
      and(
        eq(portalPublications.portal, portal),
        inArray(portalPublications.listingId, [...ids]),
        inArray(portalPublications.state, PUBLISHED),
      ),
    )
    .orderBy(asc(portalPublications.listingId))
  return rows.map(({ id }) => id)
}

/** Of these references those that the house knows, each with where it stands at the portal and when it was changed last. */
export function listStandings(db: PaceDb, portal: Portal, references: readonly string[]) {
  return db
    .select({
      listingId: listings.id,
      reference: listings.reference,
      changedAt: listings.updatedAt,
      state: portalPublications.state,
    })
    .from(listings)
    .leftJoin(
      portalPublications,
      and(eq(portalPublications.listingId, listings.id), eq(portalPublications.portal, portal)),
    )
    .where(inArray(listings.reference, [...references]))
    .orderBy(asc(listings.reference))
}
