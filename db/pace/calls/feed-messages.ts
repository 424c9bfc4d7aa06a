import { asc, eq, lt } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { feedMessages } from '../schema.ts'

export type FeedMessage = typeof feedMessages.$inferSelect
type NewMessage = Pick<
  FeedMessage,
  'door' | 'vendor' | 'digest' | 'contentType' | 'body' | 'receivedAt'
>

/** Keeps what came; null for what is there already. */
export async function keepFeedMessage(
  db: PaceDb,
  message: NewMessage,
): Promise<FeedMessage | null> {
  const [row] = await db.insert(feedMessages).values(message).onConflictDoNothing().returning()
  return row ?? null
}

/** What nobody has understood yet, in the order in which it came. */
export function listWaitingMessages(db: PaceDb, limit: number): Promise<FeedMessage[]> {
  return db
    .select()
    .from(feedMessages)
    .where(eq(feedMessages.state, 'waiting'))
    .orderBy(asc(feedMessages.id))
    .limit(limit)
}

export async function settleFeedMessage(
  db: PaceDb,
  id: number,
  refused: string | null,
): Promise<void> {
  const state = refused === null ? ('read' as const) : ('refused' as const)
  await db.update(feedMessages).set({ state, reason: refused }).where(eq(feedMessages.id, id))
}

export async function forgetFeedMessages(db: PaceDb, before: string): Promise<void> {
  await db.delete(feedMessages).where(lt(feedMessages.receivedAt, before))
}
