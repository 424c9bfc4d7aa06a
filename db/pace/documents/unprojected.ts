import { inArray, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { documents } from '../schema.ts'

/** How many records' rows have yet to catch up with their documents. */
export async function countUnprojected(db: PaceDb): Promise<{ documents: number; behind: number }> {
  const [row] = await db
    .select({
      documents: sql<number>`count(*)::int`,
      behind: sql<number>`count(*) filter (where ${documents.projectedSeq} < ${documents.seq})::int`,
    })
    .from(documents)
    .where(inArray(documents.kind, ['lead', 'listing', 'call']))
  return row ?? { documents: 0, behind: 0 }
}
