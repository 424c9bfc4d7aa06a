import { and, asc, eq, inArray } from 'drizzle-orm'
import { OPEN_STATES } from '#domain/call/fields.ts'
import type { PaceDb } from '../client.ts'
import { calls } from '../schema.ts'

/** Calls of a source that go on: few, as a floor has few calls at a time. */
export async function listOpenCallsOf(db: PaceDb, source: string): Promise<string[]> {
  const rows = await db
    .select({ id: calls.id })
    .from(calls)
    .where(and(inArray(calls.state, OPEN_STATES), eq(calls.source, source)))
    .orderBy(asc(calls.id))
  return rows.map(({ id }) => id)
}
