import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { chunksOf } from '../query/chunks.ts'
import { externalRecords } from '../schema.ts'

/** Whose ids they are, and of which noun. */
export type Called = { owner: string; noun: string }

/** The records that this owner calls by these ids, by id. */
export async function findExternal(
  db: PaceDb,
  { owner, noun }: Called,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map()
  const rows = await db
    .select({ externalId: externalRecords.externalId, recordId: externalRecords.recordId })
    .from(externalRecords)
    .where(
      and(
        eq(externalRecords.owner, owner),
        eq(externalRecords.noun, noun),
        inArray(externalRecords.externalId, [...new Set(externalIds)]),
      ),
    )
  return new Map(rows.map(({ externalId, recordId }) => [externalId, recordId]))
}

/** From now on this owner means these records by these ids. */
export async function noteExternal(
  db: PaceDb,
  { owner, noun }: Called,
  noted: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = [...noted].map(([externalId, recordId]) => ({ owner, noun, externalId, recordId }))
  for (const chunk of chunksOf(rows)) {
    await db
      .insert(externalRecords)
      .values(chunk)
      .onConflictDoUpdate({
        target: [externalRecords.owner, externalRecords.noun, externalRecords.externalId],
        set: { recordId: sql`excluded.record_id` },
      })
  }
}

/** Of these records those that this owner calls by some id. */
export async function listCalled(
  db: PaceDb,
  { owner, noun }: Called,
  recordIds: readonly string[],
): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set()
  const rows = await db
    .select({ recordId: externalRecords.recordId })
    .from(externalRecords)
    .where(
      and(
        eq(externalRecords.noun, noun),
        inArray(externalRecords.recordId, [...recordIds]),
        eq(externalRecords.owner, owner),
      ),
    )
  return new Set(rows.map(({ recordId }) => recordId))
}

/** These records are called by none of their ids any more. */
export async function forgetExternal(
  db: PaceDb,
  { owner, noun }: Called,
  recordIds: readonly string[],
): Promise<void> {
  if (recordIds.length === 0) return
  await db
    .delete(externalRecords)
    .where(
      and(
        eq(externalRecords.noun, noun),
        inArray(externalRecords.recordId, [...recordIds]),
        eq(externalRecords.owner, owner),
      ),
    )
}
