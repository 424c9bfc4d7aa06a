import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { z } from 'zod'
import { UNMET_STATES } from '#domain/portals/publishing.ts'
import type { PaceDb } from '../client.ts'
import { cutPage } from '../query/keyset.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { listings, portalPublications } from '../schema.ts'

export type UnmetWish = Awaited<ReturnType<typeof listUnmetWishes>>['rows'][number]
export type UnmetFilter = { portal?: Portal; teamId?: string }
export const UnmetCursorSchema = z.object({
  at: InstantSchema,
  id: z.uuid(),
  portal: z.string().max(40),
})
export type UnmetCursor = z.output<typeof UnmetCursorSchema>

/**
 * One page of what the house has wished of a portal and the portal has not done yet, or would not do: whatever the world still sees of
 * what is sold, and does not see yet of what is new. What waits longest comes first.
 */
export async function listUnmetWishes(
  db: PaceDb,
  scope: Scope,
  filter: UnmetFilter,
  page: { limit: number; after?: UnmetCursor },
) {
  const { at, listingId, portal } = portalPublications
  const { after } = page
  const found = await db
    .select({
      listingId,
      portal: sql<Portal>`${portal}`,
      state: sql<(typeof UNMET_STATES)[number]>`${portalPublications.state}`,
      at,
      reason: portalPublications.reason,
      reference: listings.reference,
      title: listings.title,
      status: listings.status,
    })
    .from(portalPublications)
    .innerJoin(listings, eq(listings.id, listingId))
    .where(
      and(
        inScope(scope, { team: listings.teamId }),
        inArray(portalPublications.state, [...UNMET_STATES]),
        filter.portal ? eq(portal, filter.portal) : undefined,
        filter.teamId ? eq(listings.teamId, filter.teamId) : undefined,
        after
          ? sql`(${at}, ${listingId}, ${portal}) > (${after.at}::timestamptz, ${after.id}, ${after.portal})`
          : undefined,
      ),
    )
    .orderBy(asc(at), asc(listingId), asc(portal))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, (last) => ({
    at: last.at,
    id: last.listingId,
    portal: last.portal,
  }))
}
