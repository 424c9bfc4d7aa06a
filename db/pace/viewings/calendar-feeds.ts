import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { endLinks } from '../secret-links/secret-links.ts'
import { calendarFeeds, people } from '../schema.ts'

export type CalendarFeed = Pick<typeof calendarFeeds.$inferSelect, 'createdAt' | 'readAt'>
type Change = { personId: string; by: ChangedBy; now: Date }

/** The address that somebody's calendar reads now, without its secret, which nobody keeps; null where there is none. */
export async function findCalendarFeed(db: PaceDb, personId: string): Promise<CalendarFeed | null> {
  const [feed] = await db
    .select({ createdAt: calendarFeeds.createdAt, readAt: calendarFeeds.readAt })
    .from(calendarFeeds)
    .where(holdsFor(personId))
  return feed ?? null
}

/** A new address; the one before holds no longer. Of two at once the second takes the first one's away. */
export async function renewCalendarFeed(
  db: PaceDb,
  { personId, by, now, keyHash }: Change & { keyHash: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    // Their row is the lock: of two new addresses at once both would find none to end.
    await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update')
    await endFeed(tx, personId, now)
    await tx.insert(calendarFeeds).values({ personId, keyHash, createdAt: now.toISOString() })
    await tell(tx, 'calendarFeed.renew', { personId, by })
  })
}

/** Whether there was one. */
export async function revokeCalendarFeed(db: PaceDb, change: Change): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = await endFeed(tx, change.personId, change.now)
    if (ended) await tell(tx, 'calendarFeed.revoke', change)
    return ended
  })
}

/** Whose calendar this secret opens, and that it was read; `revoked` for one that held once, null for one that never did. */
export async function openCalendarFeed(
  db: PaceDb,
  keyHash: string,
  now: Date,
): Promise<{ personId: string } | 'revoked' | null> {
  const [feed] = await db.select().from(calendarFeeds).where(eq(calendarFeeds.keyHash, keyHash))
  if (!feed) return null
  if (feed.revokedAt) return 'revoked'
  const lately = new Date(now.getTime() - NOTED_EVERY_MS).toISOString()
  const { id, readAt } = calendarFeeds
  await db
    .update(calendarFeeds)
    .set({ readAt: now.toISOString() })
    .where(and(eq(id, feed.id), or(isNull(readAt), lt(readAt, lately))))
  return { personId: feed.personId }
}

/** Calendars come back every few minutes; when they were here last is told to a person. */
const NOTED_EVERY_MS = 5 * 60_000

function holdsFor(personId: string) {
  return and(eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt))
}

async function endFeed(tx: PaceDb, personId: string, now: Date): Promise<boolean> {
  return (await endLinks(tx, calendarFeeds, eq(calendarFeeds.personId, personId), now)) > 0
}

function tell(tx: PaceDb, action: string, { personId, by }: Omit<Change, 'now'>): Promise<void> {
  return appendAudit(tx, { ...by, action, target: `person:${personId}`, outcome: 'allowed' })
}
