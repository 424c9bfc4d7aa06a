import { and, asc, eq, exists, inArray, isNull, lt, not, notInArray, sql } from 'drizzle-orm'
import { ADVERTISED } from '#domain/listing/status.ts'
import type { PaceDb } from '../client.ts'
import { withinUuids } from '../query/uuid.ts'
import { listings, portalPublications } from '../schema.ts'
import { isAdvertised } from './portal-listings.ts'

const MOST = 500

/**
 * Listings that may not be advertised on this day and are on a portal, or on their way there: among these, or whose permit has
 * ended. So many at a time: who has left is not among the next.
 */
export async function listOverstaying(
  db: PaceDb,
  today: string,
  ids?: readonly string[],
): Promise<string[]> {
  const isOver = ids
    ? and(withinUuids(listings.id, ids), not(isAdvertised(today)))
    : and(
        lt(listings.permitEndsOn, today),
        inArray(listings.status, [...ADVERTISED]),
        isNull(listings.archivedAt),
      )
  const shown = db
    .select({ one: sql`1` })
    .from(portalPublications)
    .where(
      and(
        eq(portalPublications.listingId, listings.id),
        notInArray(portalPublications.state, ['removing', 'removed']),
      ),
    )
  const rows = await db
    .select({ id: listings.id })
    .from(listings)
    .where(and(isOver, exists(shown)))
    .orderBy(asc(listings.permitEndsOn), asc(listings.id))
    .limit(ids ? ids.length : MOST)
  return rows.map(({ id }) => id)
}
