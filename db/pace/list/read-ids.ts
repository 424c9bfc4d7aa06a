import { and, type SQL } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { withinTime } from '../query/time-limit.ts'
import { leftOut, type ListQuery, matching } from './read-page.ts'
import type { Filtered, ListSource } from './source.ts'

/** All that a list finds under a scope, in no order, up to `limit`: what a command over many is to be run on. */
export async function readIds(
  db: PaceDb,
  source: Filtered & Pick<ListSource<never>, 'table' | 'id'>,
  scope: SQL | undefined,
  query: Omit<ListQuery, 'sort'>,
  limit: number,
): Promise<string[]> {
  return withinTime(db, async (tx) => {
    const { where: found } = await matching(tx, source, query)
    const rows = await tx
      .select({ id: source.id })
      .from(source.table)
      .where(and(scope, found, leftOut(source, query)))
      .limit(limit)
    return rows.map(({ id }) => String(id))
  })
}
