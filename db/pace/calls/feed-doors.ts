import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { type DoorNews, doorSource, type OpenDoor } from '#domain/call/vendors/open-door.ts'
import type { PaceDb } from '../client.ts'
import { feedEvents, feedMessages } from '../schema.ts'

/** A vendor may post each sentence: whether its messages can be read, so many tell. */
const MOST_COUNTED = 500

/** What came by a door since then; by the index of its source's events, and back along that of messages' age. */
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
  const lately = await db
    .select({
      state: feedMessages.state,
      reason: feedMessages.reason,
      at: feedMessages.receivedAt,
    })
    .from(feedMessages)
    .where(
      and(
        gte(feedMessages.receivedAt, since),
        eq(feedMessages.door, door.name),
        sql`${feedMessages.vendor} = ${door.vendor}`,
      ),
    )
    .orderBy(desc(feedMessages.receivedAt), desc(feedMessages.id))
    .limit(MOST_COUNTED)
  const refused = lately.filter(({ state }) => state === 'refused')
  const [refusal] = refused
  return {
    heardAt: last?.at ?? null,
    messages: lately.length,
    refused: refused.length,
    waiting: lately.filter(({ state }) => state === 'waiting').length,
    lastRefusal: refusal ? { reason: refusal.reason ?? '', at: refusal.at } : null,
  }
}
