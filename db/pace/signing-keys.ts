import { desc, gt, isNull, or } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { signingKeys } from './schema.ts'

export type StoredKey = typeof signingKeys.$inferSelect

/** Keys in use and those retired so lately that a token signed with them may still hold; the newest first. */
export async function listSigningKeys(db: PaceDb, retiredSince: Date): Promise<StoredKey[]> {
  return db
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, retiredSince.toISOString())))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.kid))
}

export async function insertSigningKey(
  db: PaceDb,
  key: Pick<StoredKey, 'kid' | 'algorithm' | 'encryptedJwk'>,
): Promise<void> {
  await db.insert(signingKeys).values(key)
}
