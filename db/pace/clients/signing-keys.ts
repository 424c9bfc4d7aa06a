import { desc, gt, isNull, or, sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { PaceDb } from '../client.ts'
import { signingKeys } from '../schema.ts'

export type StoredKey = typeof signingKeys.$inferSelect
type NewKey = Pick<StoredKey, 'kid' | 'algorithm' | 'encryptedJwk'>

/** Rings when a key was added or replaced. */
const KEYS_CHANNEL = 'signing_keys_changed'

/** Keys in use and those retired so lately that a token signed with them may still hold; the newest first. */
export async function listSigningKeys(db: PaceDb, retiredSince: Date): Promise<StoredKey[]> {
  return db
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, retiredSince.toISOString())))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.kid))
}

export async function insertSigningKey(db: PaceDb, key: NewKey, from: Date): Promise<void> {
  await db.insert(signingKeys).values({ ...key, signsFrom: from.toISOString() })
  await ring(db)
}

/** Adds a key that signs from `from` on; whatever signed before retires at that moment. */
export async function replaceSigningKey(db: PaceDb, key: NewKey, from: Date): Promise<void> {
  const signsFrom = from.toISOString()
  await db.transaction(async (tx) => {
    await tx
      .update(signingKeys)
      .set({ retiredAt: signsFrom })
      .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, signsFrom)))
    await tx.insert(signingKeys).values({ ...key, signsFrom })
    await ring(tx)
  })
}

/** Calls `heard` for each change, and after a lost connection, when changes may have been missed. */
export async function listenSigningKeys(
  client: postgres.Sql,
  heard: () => void,
): Promise<() => Promise<void>> {
  const { unlisten } = await client.listen(KEYS_CHANNEL, heard, heard)
  return unlisten
}

async function ring(db: PaceDb): Promise<void> {
  await db.execute(sql`select pg_notify(${KEYS_CHANNEL}, '')`)
}
