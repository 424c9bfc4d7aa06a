import { and, asc, eq, gt, lt, ne } from 'drizzle-orm'
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

/** The ids of what nobody has understood yet, in the order in which it came: a body may have megabytes. */
export async function listWaitingMessages(
  db: PaceDb,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<number[]> {
  const rows = await db
    .select({ id: feedMessages.id })
    .from(feedMessages)
    .where(and(eq(feedMessages.state, 'waiting'), gt(feedMessages.id, after)))
    .orderBy(asc(feedMessages.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Null once another process has settled it. */
export async function findWaitingMessage(db: PaceDb, id: number): Promise<FeedMessage | null> {
  const [row] = await db
    .select()
    .from(feedMessages)
    .where(and(eq(feedMessages.id, id), eq(feedMessages.state, 'waiting')))
  return row ?? null
}

/** What was read is emptied: its words stand masked in their call, and its digest suffices to know it again. */
export async function settleFeedMessage(
  db: PaceDb,
  id: number,
  refused: string | null,
): Promise<void> {
  const settled =
    refused === null
      ? { state: 'read' as const, reason: null, body: new Uint8Array() }
      : { state: 'refused' as const, reason: refused }
  await db.update(feedMessages).set(settled).where(eq(feedMessages.id, id))
}

/** Whatever is settled; what still waits is nowhere else. */
export async function forgetFeedMessages(db: PaceDb, before: string): Promise<void> {
  await db
    .delete(feedMessages)
    .where(and(lt(feedMessages.receivedAt, before), ne(feedMessages.state, 'waiting')))
}
