import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { cutPage, isAfter } from '../query/keyset.ts'
import { listings, shortlistHomes, shortlists } from '../schema.ts'
import { MOST_SHORTLISTS } from './make.ts'

export type LeadShortlist = Awaited<ReturnType<typeof listShortlists>>[number]

/** What was chosen for a lead and what became of it, the newest first; never the secrets, which nobody keeps. Two leads that became one have those of both. */
export async function listShortlists(db: PaceDb, leadId: string) {
  const lists = await selectShortlists(db, eq(shortlists.leadId, leadId))
    .orderBy(desc(shortlists.createdAt), desc(shortlists.id))
    .limit(5 * MOST_SHORTLISTS)
  return withHomes(db, lists)
}

type Page = { limit: number; after?: { at: string; id: string } }

/** The same in the order of making, a page at a time. */
export async function listShortlistPage(db: PaceDb, leadId: string, { limit, after }: Page) {
  const { id, createdAt } = shortlists
  const where = and(eq(shortlists.leadId, leadId), isAfter({ at: createdAt, id }, after))
  const found = await selectShortlists(db, where)
    .orderBy(asc(createdAt), asc(id))
    .limit(limit + 1)
  const { rows, next } = cutPage(found, limit, (last) => ({ at: last.createdAt, id: last.id }))
  return { rows: await withHomes(db, rows), next }
}

export async function findShownShortlist(db: PaceDb, id: string): Promise<LeadShortlist | null> {
  const [list] = await withHomes(db, await selectShortlists(db, eq(shortlists.id, id)))
  return list ?? null
}

function selectShortlists(db: PaceDb, where: SQL | undefined) {
  const { id, leadId, personId, language, createdAt, endsAt, revokedAt, openedAt } = shortlists
  return db
    .select({ id, leadId, personId, language, createdAt, endsAt, revokedAt, openedAt })
    .from(shortlists)
    .where(where)
    .$dynamic()
}

type Listed = Awaited<ReturnType<typeof selectShortlists>>[number]

async function withHomes(db: PaceDb, lists: readonly Listed[]) {
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
