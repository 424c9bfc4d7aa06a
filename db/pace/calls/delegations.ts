import { and, eq, inArray, sql } from 'drizzle-orm'
import { ENDED_STATES } from '#domain/call/fields.ts'
import type { PaceDb } from '../client.ts'
import { lacksSummary } from './live-calls.ts'
import { callDelegations, calls } from '../schema.ts'

/** In whose hands a call is, and whether only to be read for: it is over, and Assistcraft has not done with it. */
export type CallHands = { agentId: string; isOver: boolean }

/** How long the agent still decides on marks and corrects words, so that they are read again. */
const LINGERS = sql`interval '15 minutes'`

/**
 * Whose hands a call is in; null when it is nobody's, or does not exist. One that is over stays in them to be read for
 * while it lacks its summary and shortly after its end: what was said while Assistcraft was down is still analysed.
 */
export async function findCallHands(db: PaceDb, callId: string): Promise<CallHands | null> {
  const isOver = sql<boolean>`(${calls.wrappedUpAt} is not null or ${inArray(calls.state, ENDED_STATES)})`
  const isFresh = sql`coalesce(${calls.wrappedUpAt}, ${calls.endedAt}) > now() - ${LINGERS}`
  const isRead = sql<boolean>`(${calls.segmentCount} > 0 and (${lacksSummary()} or ${isFresh}))`
  const [row] = await db
    .select({ agentId: calls.agentId, isOver, isRead })
    .from(calls)
    .where(eq(calls.id, callId))
  if (!row?.agentId || (row.isOver && !row.isRead)) return null
  return { agentId: row.agentId, isOver: row.isOver }
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
