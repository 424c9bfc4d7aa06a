import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { contactPairs } from '../schema.ts'
import type { Found } from './find-pairs.ts'
import { inOrder, tellOfPairs } from './pair.ts'

export const DUPLICATES_ACTOR = 'service:duplicates'

/** Who was found to be perhaps the same as this contact, and is still to be looked at. */
export async function listPartners(db: PaceDb, contactId: string): Promise<string[]> {
  const { firstId, secondId, differentAt } = contactPairs
  const rows = await db
    .select({ firstId, secondId })
    .from(contactPairs)
    .where(and(or(eq(firstId, contactId), eq(secondId, contactId)), isNull(differentAt)))
  return rows.map((row) => (row.firstId === contactId ? row.secondId : row.firstId))
}

/** What is found of a contact now, in the place of what was found before: what somebody has decided stays. */
export async function keepPairs(
  db: PaceDb,
  contactId: string,
  found: readonly Found[],
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { firstId, secondId, differentAt } = contactPairs
    const stand = new Set(found.map(({ id }) => id))
    const gone = (await listPartners(tx, contactId)).filter((id) => !stand.has(id))
    if (gone.length > 0)
      await tx
        .delete(contactPairs)
        .where(
          and(
            or(
              and(eq(firstId, contactId), inArray(secondId, gone)),
              and(eq(secondId, contactId), inArray(firstId, gone)),
            ),
            isNull(differentAt),
          ),
        )
    const added = found.length > 0 ? await addPairs(tx, contactId, found, now) : []
    const touched = [...gone, ...added]
    if (touched.length > 0)
      await tellOfPairs(tx, [contactId, ...touched], 'found', DUPLICATES_ACTOR)
  })
}

/** Returns who was not there before. */
async function addPairs(
  tx: PaceDb,
  contactId: string,
  found: readonly Found[],
  now: Date,
): Promise<string[]> {
  const { firstId, secondId, differentAt, because } = contactPairs
  const at = now.toISOString()
  const rows = await tx
    .insert(contactPairs)
    .values(found.map((one) => ({ ...inOrder(contactId, one.id), because: one.because, at })))
    .onConflictDoUpdate({
      target: [firstId, secondId],
      set: { because: sql`excluded.because` },
      setWhere: and(isNull(differentAt), sql`${because} is distinct from excluded.because`),
    })
    .returning({ firstId, secondId })
  return rows.map((row) => (row.firstId === contactId ? row.secondId : row.firstId))
}
