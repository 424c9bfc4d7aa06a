import { and, desc, eq, lte } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { directoryChannels, directoryMessages } from '../schema.ts'

export type DirectoryChannel = typeof directoryChannels.$inferSelect
export type NewChannel = typeof directoryChannels.$inferInsert

/** Before Google is asked: its first message may be here before its answer. */
export async function insertChannel(db: PaceDb, channel: NewChannel): Promise<void> {
  await db.insert(directoryChannels).values(channel)
}

export async function openChannel(
  db: PaceDb,
  id: string,
  answer: { resourceId: string; expiresAt: string },
): Promise<void> {
  await db.update(directoryChannels).set(answer).where(eq(directoryChannels.id, id))
}

export async function confirmChannel(db: PaceDb, id: string, now: Date): Promise<void> {
  await db
    .update(directoryChannels)
    .set({ confirmedAt: now.toISOString() })
    .where(eq(directoryChannels.id, id))
}

export async function findChannel(db: PaceDb, id: string): Promise<DirectoryChannel | null> {
  const [row] = await db.select().from(directoryChannels).where(eq(directoryChannels.id, id))
  return row ?? null
}

/** Newest first. */
export async function listChannels(db: PaceDb): Promise<DirectoryChannel[]> {
  return db.select().from(directoryChannels).orderBy(desc(directoryChannels.createdAt))
}

export async function deleteChannel(db: PaceDb, id: string): Promise<void> {
  await db.delete(directoryChannels).where(eq(directoryChannels.id, id))
}

export async function deleteExpiredChannels(db: PaceDb, now: Date): Promise<void> {
  await db.delete(directoryChannels).where(lte(directoryChannels.expiresAt, now.toISOString()))
}

type Message = { channelId: string; number: number }

export async function wasFollowed(db: PaceDb, { channelId, number }: Message): Promise<boolean> {
  const [row] = await db
    .select({ number: directoryMessages.number })
    .from(directoryMessages)
    .where(and(eq(directoryMessages.channelId, channelId), eq(directoryMessages.number, number)))
  return row !== undefined
}

export async function noteFollowed(db: PaceDb, message: Message, now: Date): Promise<void> {
  await db
    .insert(directoryMessages)
    .values({ ...message, at: now.toISOString() })
    .onConflictDoNothing()
}
