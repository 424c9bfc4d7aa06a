import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { clocks } from '../schema.ts'

/** A clock that runs, for a page or a program. */
export type ShownClock = Pick<
  typeof clocks.$inferSelect,
  'kind' | 'startedAt' | 'dueAt' | 'warnAt' | 'breachedAt'
> & { pausedUntil: string | null }

/** The clocks of a record that run, the next one first. */
export async function listClocks(
  db: PaceDb,
  recordId: string,
  now = new Date().toISOString(),
): Promise<ShownClock[]> {
  const { kind, startedAt, dueAt, warnAt, breachedAt, pausedAt, countsFrom } = clocks
  const rows = await db
    .select({ kind, startedAt, dueAt, warnAt, breachedAt, pausedAt, countsFrom })
    .from(clocks)
    .where(
      and(
        or(eq(clocks.leadId, recordId), eq(clocks.listingId, recordId)),
        isNull(clocks.stoppedAt),
      ),
    )
    .orderBy(asc(dueAt), asc(kind))
  return rows.map(({ pausedAt: since, countsFrom: from, ...clock }) => ({
    ...clock,
    pausedUntil: since !== null && from > now ? from : null,
  }))
}
