import { and, eq, sql } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { callDelegations, calls } from './schema.ts'

const OVER = ['ended', 'missed']

/** Whom a call is in the hands of; null when nobody is, it does not exist, or it is wrapped up. */
export async function findCallAgent(db: PaceDb, callId: string): Promise<string | null> {
  const [row] = await db
    .select({ agentId: calls.agentId, state: calls.state, wrappedUpAt: calls.wrappedUpAt })
    .from(calls)
    .where(eq(calls.id, callId))
  return row && !row.wrappedUpAt && !OVER.includes(row.state) ? row.agentId : null
}

/** Notes that a client was let act for a person on a call; one row for the three, however often it is renewed. */
export async function recordDelegation(
  db: PaceDb,
  grant: { callId: string; personId: string; clientId: string },
  now: Date,
): Promise<void> {
  const renewed = await db
    .update(callDelegations)
    .set({ lastIssuedAt: now.toISOString(), issued: sql`${callDelegations.issued} + 1` })
    .where(
      and(
        eq(callDelegations.callId, grant.callId),
        eq(callDelegations.personId, grant.personId),
        eq(callDelegations.clientId, grant.clientId),
      ),
    )
    .returning({ id: callDelegations.id })
  if (renewed.length === 0) {
    await db
      .insert(callDelegations)
      .values({ ...grant, issued: 1, lastIssuedAt: now.toISOString() })
  }
}
