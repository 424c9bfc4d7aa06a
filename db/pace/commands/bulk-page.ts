import { and, asc, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { bulkCommands, bulkTargets } from '../schema.ts'

const shown = {
  id: bulkCommands.id,
  personId: bulkCommands.personId,
  kind: bulkCommands.kind,
  command: bulkCommands.command,
  args: bulkCommands.args,
  undoes: bulkCommands.undoes,
  state: bulkCommands.state,
  problem: bulkCommands.problem,
  total: bulkCommands.total,
  changed: bulkCommands.changed,
  unchanged: bulkCommands.unchanged,
  refused: bulkCommands.refused,
  createdAt: bulkCommands.createdAt,
  finishedAt: bulkCommands.finishedAt,
}
export type BulkRow = Pick<typeof bulkCommands.$inferSelect, keyof typeof shown>

/** Those of a person that go on, or ended a moment ago; newest first. */
export async function listCurrentBulks(db: PaceDb, personId: string): Promise<BulkRow[]> {
  return db
    .select(shown)
    .from(bulkCommands)
    .where(
      and(
        eq(bulkCommands.personId, personId),
        gt(bulkCommands.createdAt, sql`now() - interval '1 day'`),
        or(
          inArray(bulkCommands.state, ['running', 'paused']),
          gt(bulkCommands.finishedAt, sql`now() - interval '30 seconds'`),
        ),
      ),
    )
    .orderBy(desc(bulkCommands.createdAt))
    .limit(5)
}

/** One, with the one that takes it back. */
export async function findBulkRow(
  db: PaceDb,
  id: string,
): Promise<{ bulk: BulkRow; undo: BulkRow | null } | null> {
  const rows = await db
    .select(shown)
    .from(bulkCommands)
    .where(or(eq(bulkCommands.id, id), eq(bulkCommands.undoes, id)))
  const bulk = rows.find((row) => row.id === id)
  return bulk ? { bulk, undo: rows.find((row) => row.undoes === id) ?? null } : null
}

export type Refused = {
  position: number
  document: string
  code: string | null
  reason: string | null
}

/** Records that were refused, in the order in which they were chosen. */
export async function listRefused(
  db: PaceDb,
  bulkId: string,
  { after, limit }: { after: number; limit: number },
): Promise<Refused[]> {
  const { position, document, code, reason } = bulkTargets
  return db
    .select({ position, document, code, reason })
    .from(bulkTargets)
    .where(
      and(eq(bulkTargets.bulkId, bulkId), eq(bulkTargets.outcome, 'refused'), gt(position, after)),
    )
    .orderBy(asc(position))
    .limit(limit)
}
