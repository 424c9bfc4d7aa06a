import { and, asc, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { DifferenceCause, DifferenceKind } from '#domain/portals/drift.ts'
import type { PaceDb } from '../client.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { listings, portalDifferences, portalListings, portalPublications } from '../schema.ts'

export type DifferenceRow = Awaited<ReturnType<typeof listDifferences>>['rows'][number]
export type DifferenceFilter = {
  portal?: Portal
  kind?: DifferenceKind
  cause?: DifferenceCause
  teamId?: string
}
/** Listings of the portal that were compared longest ago, none of them since `before`, whose wish is settled. */
export async function listToCompare(
  db: PaceDb,
  portal: Portal,
  { before, limit }: { before: string; limit: number },
) {
  return db
    .select({
      listingId: portalListings.listingId,
      remoteId: portalListings.remoteId,
      sentHash: portalListings.sentHash,
      problem: portalListings.problem,
      comparedAt: portalListings.comparedAt,
      state: portalPublications.state,
    })
    .from(portalListings)
    .innerJoin(
      portalPublications,
      and(
        eq(portalPublications.listingId, portalListings.listingId),
        eq(portalPublications.portal, portalListings.portal),
      ),
    )
    .where(
      and(
        eq(portalListings.portal, portal),
        or(isNull(portalListings.comparedAt), lt(portalListings.comparedAt, before)),
      ),
    )
    .orderBy(sql`${portalListings.comparedAt} asc nulls first`, asc(portalListings.listingId))
    .limit(limit)
}

/** One page of what differs in the listings of the scope, the oldest first: what nobody has mended for long. */
export async function listDifferences(
  db: PaceDb,
  scope: Scope,
  filter: DifferenceFilter,
  page: { limit: number; after?: InstantCursor },
) {
  const { firstSeenAt, id } = portalDifferences
  const found = await db
    .select({
      id,
      listingId: portalDifferences.listingId,
      portal: sql<Portal>`${portalDifferences.portal}`,
      kind: portalDifferences.kind,
      ours: portalDifferences.ours,
      theirs: portalDifferences.theirs,
      cause: portalDifferences.cause,
      firstSeenAt,
      reference: listings.reference,
      title: listings.title,
      agentId: listings.agentId,
      teamId: listings.teamId,
    })
    .from(portalDifferences)
    .innerJoin(listings, eq(listings.id, portalDifferences.listingId))
    .where(
      and(
        inScope(scope, { team: listings.teamId }),
        filter.portal ? eq(portalDifferences.portal, filter.portal) : undefined,
        filter.kind ? eq(portalDifferences.kind, filter.kind) : undefined,
        filter.cause ? eq(portalDifferences.cause, filter.cause) : undefined,
        filter.teamId ? eq(listings.teamId, filter.teamId) : undefined,
        isAfter({ at: firstSeenAt, id }, page.after),
      ),
    )
    .orderBy(asc(firstSeenAt), asc(id))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, (last) => ({ at: last.firstSeenAt, id: last.id }))
}

/** What differs in one listing, by portal. */
export function listDifferencesOf(db: PaceDb, listingId: string) {
  return db
    .select()
    .from(portalDifferences)
    .where(eq(portalDifferences.listingId, listingId))
    .orderBy(
      asc(portalDifferences.portal),
      desc(portalDifferences.firstSeenAt),
      asc(portalDifferences.kind),
    )
}

/** Listings in which something differed at the portal before this moment and has not been seen since, in the order of their ids. */
export async function listUnseen(
  db: PaceDb,
  portal: Portal,
  { before, after, limit }: { before: string; after: string | null; limit: number },
): Promise<string[]> {
  const { listingId } = portalDifferences
  const rows = await db
    .selectDistinct({ listingId })
    .from(portalDifferences)
    .where(
      and(
        eq(portalDifferences.portal, portal),
        lt(portalDifferences.lastSeenAt, before),
        after === null ? undefined : gt(listingId, after),
      ),
    )
    .orderBy(asc(listingId))
    .limit(limit)
  return rows.map((row) => row.listingId)
}
