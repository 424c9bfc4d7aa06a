import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { viewingLinks, viewings } from '../schema.ts'

const AGREED = ['pending', 'confirmed'] as const

const isAsked = and(
  eq(viewingLinks.reminds, true),
  isNull(viewingLinks.remindedAt),
  isNull(viewingLinks.revokedAt),
)

export type ToRemind = { viewingId: string; personId: string; agentId: string }

/** Viewings until an instant whose customers somebody wants reminded, the next first: one line for each message that asks for it. */
export async function listToRemind(
  db: PaceDb,
  { now, until, limit }: { now: string; until: string; limit: number },
): Promise<ToRemind[]> {
  const { viewingId, personId, createdAt, id } = viewingLinks
  return db
    .select({ viewingId, personId, agentId: viewings.agentId })
    .from(viewingLinks)
    .innerJoin(viewings, eq(viewings.id, viewingId))
    .where(
      and(
        isAsked,
        inArray(viewings.status, [...AGREED]),
        // Of what was moved since nobody has asked to be reminded.
        eq(viewings.startsAt, viewingLinks.startsAt),
        gt(viewings.startsAt, now),
        lte(viewings.startsAt, until),
      ),
    )
    .orderBy(asc(viewings.startsAt), asc(createdAt), asc(id))
    .limit(limit)
}

/** Takes it upon oneself to remind of a viewing, whichever messages ask for it; false where somebody else has, whose update the second waits for. */
export async function claimReminder(tx: PaceDb, viewingId: string, now: Date): Promise<boolean> {
  const claimed = await tx
    .update(viewingLinks)
    .set({ remindedAt: now.toISOString() })
    .where(and(eq(viewingLinks.viewingId, viewingId), isAsked))
    .returning({ id: viewingLinks.id })
  return claimed.length > 0
}

/** What will never be reminded of any more stands in nobody's way: it is over. */
export async function forgetReminders(
  db: PaceDb,
  { now, limit }: { now: string; limit: number },
): Promise<void> {
  const over = await db
    .select({ id: viewingLinks.id })
    .from(viewingLinks)
    .innerJoin(viewings, eq(viewings.id, viewingLinks.viewingId))
    .where(and(isAsked, lte(viewings.startsAt, now)))
    .orderBy(asc(viewingLinks.viewingId), asc(viewingLinks.id))
    .limit(limit)
  if (over.length === 0) return
  const ids = over.map(({ id }) => id)
  await db.update(viewingLinks).set({ reminds: false }).where(inArray(viewingLinks.id, ids))
}
