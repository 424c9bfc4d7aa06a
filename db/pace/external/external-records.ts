import { and, eq, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { executePrepared } from '../query/prepared.ts'
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
        sql`${externalRecords.externalId} = any(${sql.param([...new Set(externalIds)])}::text[])`,
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
  if (noted.size === 0) return
  await executePrepared(
    db,
    sql`insert into external_records (owner, noun, external_id, record_id)
      select ${owner}, ${noun}, external_id, record_id
      from unnest(${sql.param([...noted.keys()])}::text[], ${sql.param([...noted.values()])}::text[]) as noted (external_id, record_id)
      on conflict (owner, noun, external_id) do update set record_id = excluded.record_id`,
  )
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
        sql`${externalRecords.recordId} = any(${sql.param([...recordIds])}::text[])`,
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
        sql`${externalRecords.recordId} = any(${sql.param([...recordIds])}::text[])`,
        eq(externalRecords.owner, owner),
      ),
    )
}
