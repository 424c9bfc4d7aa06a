import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { listings, shortlistHomes, shortlists } from '../schema.ts'
import { MOST_SHORTLISTS } from './make.ts'

export type LeadShortlist = Awaited<ReturnType<typeof listShortlists>>[number]

/** What was chosen for a lead and what became of it, the newest first; never the secrets, which nobody keeps. Two leads that became one have those of both. */
export async function listShortlists(db: PaceDb, leadId: string) {
  const { id, personId, language, createdAt, endsAt, revokedAt, openedAt } = shortlists
  const lists = await db
    .select({ id, personId, language, createdAt, endsAt, revokedAt, openedAt })
    .from(shortlists)
    .where(eq(shortlists.leadId, leadId))
    .orderBy(desc(createdAt), desc(id))
    .limit(5 * MOST_SHORTLISTS)
  if (lists.length === 0) return []
  const ids = lists.map((list) => list.id)
  const homes = await db
    .select({
      shortlistId: shortlistHomes.shortlistId,
      listingId: listings.id,
      reference: listings.reference,
      title: listings.title,
      answer: shortlistHomes.answer,
      words: shortlistHomes.words,
      answeredAt: shortlistHomes.answeredAt,
    })
    .from(shortlistHomes)
    .innerJoin(listings, eq(listings.id, shortlistHomes.listingId))
    .where(inArray(shortlistHomes.shortlistId, ids))
    .orderBy(asc(shortlistHomes.shortlistId), asc(shortlistHomes.position))
  const of = Map.groupBy(homes, ({ shortlistId }) => shortlistId)
  return lists.map((list) => ({ ...list, homes: of.get(list.id) ?? [] }))
}
