import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { viewings } from '../schema.ts'

/** As many as anybody holds for one person at a time. */
const MOST = 100

/** What is still to come of a lead's viewings, by the home: the first of each. */
export async function listComingViewings(
  db: PaceDb,
  leadId: string,
  now: string,
): Promise<Record<string, string>> {
  const coming = await db
    .select({ listingId: viewings.listingId, startsAt: viewings.startsAt })
    .from(viewings)
    .where(
      and(
        eq(viewings.leadId, leadId),
        inArray(viewings.status, ['pending', 'confirmed']),
        gt(viewings.startsAt, now),
      ),
    )
    .orderBy(asc(viewings.startsAt), asc(viewings.id))
    .limit(MOST)
  const first = coming.toReversed()
  return Object.fromEntries(
    first.flatMap(({ listingId, startsAt }) => (listingId ? [[listingId, startsAt]] : [])),
  )
}
