import { and, desc, eq, inArray } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { shortlistHomes, shortlists } from '../schema.ts'

export type Shown = { at: string; openedAt: string | null; answer: 'yes' | 'no' | null }

/** When each of these leads was shown a home last, and what became of it: by a message, or by a shortlist that was made by hand. */
export async function listShownTo(
  db: PaceDb,
  listingId: string,
  leadIds: readonly string[],
): Promise<Map<string, Shown>> {
  if (leadIds.length === 0) return new Map()
  const rows = await db
    .select({
      leadId: shortlists.leadId,
      at: shortlists.createdAt,
      openedAt: shortlists.openedAt,
      answer: shortlistHomes.answer,
    })
    .from(shortlists)
    .innerJoin(shortlistHomes, eq(shortlistHomes.shortlistId, shortlists.id))
    .where(and(inArray(shortlists.leadId, [...leadIds]), eq(shortlistHomes.listingId, listingId)))
    .orderBy(desc(shortlists.createdAt), desc(shortlists.id))
  const shown = new Map<string, Shown>()
  for (const { leadId, ...one } of rows) if (!shown.has(leadId)) shown.set(leadId, one)
  return shown
}
