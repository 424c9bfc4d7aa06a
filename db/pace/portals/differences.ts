import { and, asc, desc, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import type { ListSource } from '../list/source.ts'
import type { Scope } from '../query/scope.ts'
import { portalDifferences, portalListings, portalPublications } from '../schema.ts'
import { DIFFERENCE_FILTERED, type DifferenceRow, differenceRowColumns } from './columns.ts'

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

/** What differs, with whose listing it is in. */
export const DIFFERENCE_SOURCE: ListSource<DifferenceRow> = {
  ...DIFFERENCE_FILTERED,
  table: portalDifferences,
  id: portalDifferences.id,
  isId: isUuid,
  read: (db, { key, where, order, limit }) =>
    db
      .select({ ...differenceRowColumns, key })
      .from(portalDifferences)
      .where(where)
      .orderBy(...order)
      .limit(limit),
}

/** Those in the listings of one team. */
export function inDifferenceScope(scope: Scope): SQL | undefined {
  if (scope === 'all') return undefined
  const { teamId } = scope
  if (teamId === null) return sql`false`
  return sql`${portalDifferences.listingId} in (select of_team.id from listings of_team where of_team.team_id = ${teamId})`
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
