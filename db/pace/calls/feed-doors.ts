import { and, count, desc, eq, gte, sql } from 'drizzle-orm'
import { doorSource, type OpenDoor } from '#domain/call/feed/open-door.ts'
import type { PaceDb } from '../client.ts'
import { feedEvents, feedMessages } from '../schema.ts'

export type DoorNews = {
  /** The last event of a call that came by it. */
  heardAt: string | null
  /** Of the last days, of what came by HTTP: how many messages, how many of them nobody could read, and why the last of those. */
  messages: number
  refused: number
  waiting: number
  lastRefusal: { reason: string; at: string } | null
}

/** What came by a door since then; by the index of its source's events, and by that of messages' age. */
export async function readDoorNews(
  db: PaceDb,
  door: Pick<OpenDoor, 'vendor' | 'name'>,
  since: string,
): Promise<DoorNews> {
  const [last] = await db
    .select({ at: feedEvents.at })
    .from(feedEvents)
    .where(eq(feedEvents.source, doorSource(door)))
    .orderBy(desc(feedEvents.sequence))
    .limit(1)
  const lately = and(
    gte(feedMessages.receivedAt, since),
    eq(feedMessages.door, door.name),
    sql`${feedMessages.vendor} = ${door.vendor}`,
  )
  const [counted] = await db
    .select({
      messages: count(),
      refused: sql`count(*) filter (where ${feedMessages.state} = 'refused')`.mapWith(Number),
      waiting: sql`count(*) filter (where ${feedMessages.state} = 'waiting')`.mapWith(Number),
    })
    .from(feedMessages)
    .where(lately)
  const [refusal] = await db
    .select({ reason: feedMessages.reason, at: feedMessages.receivedAt })
    .from(feedMessages)
    .where(and(lately, eq(feedMessages.state, 'refused')))
    .orderBy(desc(feedMessages.receivedAt), desc(feedMessages.id))
    .limit(1)
  return {
    heardAt: last?.at ?? null,
    messages: counted?.messages ?? 0,
    refused: counted?.refused ?? 0,
    waiting: counted?.waiting ?? 0,
    lastRefusal: refusal ? { reason: refusal.reason ?? '', at: refusal.at } : null,
  }
}
