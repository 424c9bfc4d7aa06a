import { createHash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { feedKeys } from '../schema.ts'

/** Lets this key open the portal's feed. Repeating it changes nothing. */
export async function admitFeedKey(db: PaceDb, portal: Portal, key: string): Promise<void> {
  await db
    .insert(feedKeys)
    .values({ portal, keyHash: hashKey(key) })
    .onConflictDoNothing()
}

export async function isFeedKey(db: PaceDb, portal: Portal, key: string): Promise<boolean> {
  const [row] = await db
    .select({ id: feedKeys.id })
    .from(feedKeys)
    .where(
      and(
        eq(feedKeys.portal, portal),
        eq(feedKeys.keyHash, hashKey(key)),
        isNull(feedKeys.revokedAt),
      ),
    )
  return row !== undefined
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
