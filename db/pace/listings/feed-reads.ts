import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { entityEvents, portalPublications, portalReads } from '../schema.ts'

export type FeedRead = typeof portalReads.$inferSelect
export type NewFeedRead = Omit<FeedRead, 'readBefore'>

/** Keeps that a portal has read its feed to the end. Of two that end at once the one that knew more stays. */
export async function recordFeedRead(tx: PaceDb, read: NewFeedRead): Promise<void> {
  await tx
    .insert(portalReads)
    .values(read)
    .onConflictDoUpdate({
      target: portalReads.portal,
      set: {
        sequence: sql`greatest(${portalReads.sequence}, excluded.sequence)`,
        readAt: sql`greatest(${portalReads.readAt}, excluded.read_at)`,
        readBefore: sql`${portalReads.readAt}`,
        shown: sql`excluded.shown`,
        keptOut: sql`excluded.kept_out`,
        reader: sql`excluded.reader`,
      },
    })
}

/** Keeps that a portal has asked, and was told that what it has is still right. */
export async function recordFeedUnchanged(
  tx: PaceDb,
  { portal, sequence, readAt }: Pick<NewFeedRead, 'portal' | 'sequence' | 'readAt'>,
): Promise<boolean> {
  const known = await tx
    .update(portalReads)
    .set({
      sequence: sql`greatest(${portalReads.sequence}, ${sequence})`,
      readAt: sql`greatest(${portalReads.readAt}, ${readAt}::timestamptz)`,
      readBefore: sql`${portalReads.readAt}`,
    })
    .where(eq(portalReads.portal, portal))
    .returning({ portal: portalReads.portal })
  return known.length > 0
}

export async function findFeedRead(db: PaceDb, portal: Portal): Promise<FeedRead | null> {
  const [row] = await db.select().from(portalReads).where(eq(portalReads.portal, portal))
  return row ?? null
}

/** Wishes for a portal that reads a feed, of listings of which the feed that it has read told the last change. Ordered by their listing. */
export async function listReadWishes(
  db: PaceDb,
  { portal, sequence }: Pick<FeedRead, 'portal' | 'sequence'>,
  { limit, after }: { limit: number; after: string | null },
) {
  const isNewer = sql`exists (select 1 from ${entityEvents} where ${entityEvents.resource} = 'listing'
    and ${entityEvents.key} = ${portalPublications.listingId}::text and ${entityEvents.sequence} > ${sequence})`
  return db
    .select({
      listingId: portalPublications.listingId,
      state: portalPublications.state,
      at: portalPublications.at,
    })
    .from(portalPublications)
    .where(
      and(
        eq(portalPublications.portal, portal),
        inArray(portalPublications.state, ['queued', 'sending', 'removing']),
        after === null ? undefined : gt(portalPublications.listingId, after),
        sql`not ${isNewer}`,
      ),
    )
    .orderBy(asc(portalPublications.listingId))
    .limit(limit)
}
