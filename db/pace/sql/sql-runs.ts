import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { sqlRuns } from '../schema.ts'

type NewRun = Pick<typeof sqlRuns.$inferInsert, 'personId' | 'role' | 'teamId' | 'statement'>
type Ended = Pick<typeof sqlRuns.$inferInsert, 'outcome' | 'reason' | 'rowCount' | 'durationMs'>

/** Written before anything runs: without it the database knows nobody who asks. */
export async function beginSqlRun(db: PaceDb, run: NewRun): Promise<string> {
  const [row] = await db.insert(sqlRuns).values(run).returning({ id: sqlRuns.id })
  if (!row) throw new Error('The run was not written.')
  return row.id
}

export async function endSqlRun(db: PaceDb, id: string, ended: Ended): Promise<void> {
  await db.update(sqlRuns).set(ended).where(eq(sqlRuns.id, id))
}

/** How many of a person's runs go on: what began long ago has ended without a word. */
export function countOpenRuns(db: PaceDb, personId: string): Promise<number> {
  return db.$count(
    sqlRuns,
    and(
      eq(sqlRuns.personId, personId),
      isNull(sqlRuns.outcome),
      gt(sqlRuns.at, sql`now() - interval '15 seconds'`),
    ),
  )
}
