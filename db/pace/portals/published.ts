import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { PUBLISHED } from '../listings/records.ts'
import { portalPublications } from '../schema.ts'

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
