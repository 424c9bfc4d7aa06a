import { and, eq, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { AssistcraftDb } from './client.ts'
import { conversations, transcriptSegments } from './schema.ts'

export type Conversation = typeof conversations.$inferSelect
type LeaseRequest = {
  callId: string
  agentId: string | null
  leadId: string | null
  holder: string
  seconds: number
}

/**
 * Takes the call for one worker, or renews what the holder has; null while somebody else's lease stands, and for a
 * call that is finished. One statement: two workers cannot both get it.
 */
export async function takeLease(
  db: AssistcraftDb,
  request: LeaseRequest,
): Promise<Conversation | null> {
  const { callId, agentId, leadId, holder, seconds } = request
  const leaseExpiresAt = sql`now() + make_interval(secs => ${seconds})`
  const rows = await db
    .insert(conversations)
    .values({ callId, agentId, leadId, state: 'joining', leaseHolder: holder, leaseExpiresAt })
    .onConflictDoUpdate({
      target: conversations.callId,
      set: { agentId, leadId, leaseHolder: holder, leaseExpiresAt },
      setWhere: and(
        ne(conversations.state, 'finished'),
        or(
          eq(conversations.leaseHolder, holder),
          isNull(conversations.leaseHolder),
          lt(conversations.leaseExpiresAt, sql`now()`),
        ),
      ),
    })
    .returning()
  return rows[0] ?? null
}

/** Keeps the lease; false when it went to somebody else. */
export async function renewLease(
  db: AssistcraftDb,
  callId: string,
  holder: string,
  seconds: number,
): Promise<boolean> {
  const rows = await db
    .update(conversations)
    .set({ leaseExpiresAt: sql`now() + make_interval(secs => ${seconds})` })
    .where(and(eq(conversations.callId, callId), eq(conversations.leaseHolder, holder)))
    .returning({ callId: conversations.callId })
  return rows.length > 0
}

export async function releaseLease(
  db: AssistcraftDb,
  callId: string,
  holder: string,
): Promise<void> {
  await db
    .update(conversations)
    .set({ leaseHolder: null, leaseExpiresAt: null })
    .where(and(eq(conversations.callId, callId), eq(conversations.leaseHolder, holder)))
}

/** The call is being analysed, this far. */
export async function noteProgress(db: AssistcraftDb, callId: string): Promise<void> {
  const counted = sql<number>`(select count(distinct ${transcriptSegments.segmentId}) from ${transcriptSegments} where ${transcriptSegments.callId} = ${callId})`
  await db
    .update(conversations)
    .set({ analysedSegments: counted, state: 'live' })
    .where(and(eq(conversations.callId, callId), ne(conversations.state, 'finished')))
}

export async function finishConversation(db: AssistcraftDb, callId: string): Promise<void> {
  await db
    .update(conversations)
    .set({ state: 'finished', finishedAt: sql`now()`, leaseHolder: null, leaseExpiresAt: null })
    .where(eq(conversations.callId, callId))
}

export async function findConversation(
  db: AssistcraftDb,
  callId: string,
): Promise<Conversation | null> {
  const rows = await db.select().from(conversations).where(eq(conversations.callId, callId))
  return rows[0] ?? null
}

/** Calls that some worker began and none finished, whose lease has run out: what a crash leaves behind. */
export async function listAbandoned(db: AssistcraftDb): Promise<Conversation[]> {
  return db
    .select()
    .from(conversations)
    .where(
      and(
        ne(conversations.state, 'finished'),
        or(isNull(conversations.leaseHolder), lt(conversations.leaseExpiresAt, sql`now()`)),
      ),
    )
}
