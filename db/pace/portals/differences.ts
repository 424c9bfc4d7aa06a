import { and, asc, desc, eq, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { Difference, DifferenceKind } from '#domain/portals/drift.ts'
import type { PaceDb } from '../client.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { listings, portalDifferences, portalListings, portalPublications } from '../schema.ts'

export type DifferenceRow = Awaited<ReturnType<typeof listDifferences>>['rows'][number]
export type DifferenceFilter = { portal?: Portal; kind?: DifferenceKind }
/** What the comparison of one listing has come to. */
export type Compared = {
  listingId: string
  differences: readonly Difference[]
  /** When it was compared before: where that has changed meanwhile somebody wants it looked at anew. */
  comparedAt: string | null
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

/** What differs still keeps the moment at which it was first seen; what does no more is gone. */
export async function saveCompared(
  db: PaceDb,
  portal: Portal,
  compared: readonly Compared[],
  at: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { listingId, differences, comparedAt } of compared) {
      await tx
        .update(portalListings)
        .set({ comparedAt: at })
        .where(
          and(
            eq(portalListings.listingId, listingId),
            eq(portalListings.portal, portal),
            sql`${portalListings.comparedAt} is not distinct from ${comparedAt}::timestamptz`,
          ),
        )
      const kinds = differences.map(({ kind }) => kind)
      await tx
        .delete(portalDifferences)
        .where(
          and(
            eq(portalDifferences.listingId, listingId),
            eq(portalDifferences.portal, portal),
            kinds.length > 0 ? notInArray(portalDifferences.kind, kinds) : undefined,
          ),
        )
      for (const { kind, ...told } of differences)
        await tx
          .insert(portalDifferences)
          .values({ listingId, portal, kind, ...told, firstSeenAt: at, lastSeenAt: at })
          .onConflictDoUpdate({
            target: [portalDifferences.listingId, portalDifferences.portal, portalDifferences.kind],
            set: { ...told, lastSeenAt: at },
          })
    }
  })
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
      portal: portalDifferences.portal,
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
