import { and, desc, eq, lt } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { programCalls } from '../schema.ts'

export type ProgramCall = typeof programCalls.$inferSelect

export async function insertProgramCall(
  db: PaceDb,
  call: Omit<typeof programCalls.$inferInsert, 'id' | 'at'>,
): Promise<void> {
  await db.insert(programCalls).values(call)
}

/** What programs did for this person, the newest first; `next` is what to go on before. */
export async function listProgramCalls(
  db: PaceDb,
  personId: string,
  page: { limit: number; before?: number | undefined },
): Promise<{ rows: ProgramCall[]; next: number | null }> {
  const { id } = programCalls
  const found = await db
    .select()
    .from(programCalls)
    .where(
      and(
        eq(programCalls.personId, personId),
        page.before === undefined ? undefined : lt(id, page.before),
      ),
    )
    .orderBy(desc(id))
    .limit(page.limit + 1)
  const rows = found.slice(0, page.limit)
  return { rows, next: found.length > page.limit ? (rows.at(-1)?.id ?? null) : null }
}

export async function forgetProgramCalls(db: PaceDb, before: Date): Promise<void> {
  await db.delete(programCalls).where(lt(programCalls.at, before.toISOString()))
}
