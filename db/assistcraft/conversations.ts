import { and, eq, ne } from 'drizzle-orm'
import type { AssistcraftDb } from './client.ts'
import { conversations } from './schema.ts'

/** The call is being analysed, this far. */
export async function noteProgress(
  db: AssistcraftDb,
  callId: string,
  analysedSegments: number,
): Promise<void> {
  await db
    .update(conversations)
    .set({ analysedSegments, state: 'live' })
    .where(and(eq(conversations.callId, callId), ne(conversations.state, 'finished')))
}

export async function findConversation(
  db: AssistcraftDb,
  callId: string,
): Promise<typeof conversations.$inferSelect | null> {
  const rows = await db.select().from(conversations).where(eq(conversations.callId, callId))
  return rows[0] ?? null
}
