import { eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { calls, listingOrigins } from '../schema.ts'

type Origin = { listingId: string; callId: string; actor: string; now: Date }

/** Keeps out of which call a listing was made, and tells its log; said twice, it is kept once. */
export async function keepOrigin(
  db: PaceDb,
  { listingId, callId, actor, now }: Origin,
): Promise<void> {
  await db.transaction(async (tx) => {
    const row = { listingId, callId, actor, at: now.toISOString() }
    const kept = await tx.insert(listingOrigins).values(row).onConflictDoNothing().returning()
    if (kept.length === 0) return
    const told = { resource: 'listing', key: listingId, actor, documentSeq: null } as const
    await appendEvents(tx, [{ ...told, old: {}, new: { fromCall: callId } }])
  })
}

/** The call out of which a listing was made; null where it was made otherwise. */
export async function findOrigin(db: PaceDb, listingId: string) {
  const [found] = await db
    .select({ callId: calls.id, startedAt: calls.startedAt, createdAt: calls.createdAt })
    .from(listingOrigins)
    .innerJoin(calls, eq(calls.id, listingOrigins.callId))
    .where(eq(listingOrigins.listingId, listingId))
  return found ?? null
}
