import { and, arrayContains, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { SHORTLIST_ACTOR } from '#domain/shortlist/shortlist.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { isAdvertised, type Pictured, withPhotos } from '../listings/portal-listings.ts'
import { areas, leads, listings, people, shortlistHomes, shortlists } from '../schema.ts'
import type { ShortlistRow } from './make.ts'

/** What a secret opens; why it opens nothing any more; null for one that never did. */
export async function openShortlist(
  db: PaceDb,
  keyHash: string,
  now: Date,
): Promise<ShortlistRow | 'closed' | null> {
  const [row] = await db
    .select()
    .from(shortlists)
    .where(or(eq(shortlists.keyHash, keyHash), arrayContains(shortlists.formerHashes, [keyHash])))
  if (!row) return null
  return row.keyHash !== keyHash || row.revokedAt || Date.parse(row.endsAt) <= now.getTime()
    ? 'closed'
    : row
}

export type OpenedHome = Pictured & {
  listing: typeof listings.$inferSelect
  city: string | null
  agentName: null
  agentPhone: null
  isAdvertised: boolean
  answer: (typeof shortlistHomes.$inferSelect)['answer']
}

/** Its homes in their order, those too that are not to be had any more. */
export async function listHomes(
  db: PaceDb,
  shortlistId: string,
  today: string,
): Promise<OpenedHome[]> {
  const rows = await db
    .select({
      listing: listings,
      city: areas.city,
      agentName: sql<null>`null`,
      agentPhone: sql<null>`null`,
      isAdvertised: sql<boolean>`${isAdvertised(today)} and ${listings.permitNumber} is not null`,
      answer: shortlistHomes.answer,
    })
    .from(shortlistHomes)
    .innerJoin(listings, eq(listings.id, shortlistHomes.listingId))
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(eq(shortlistHomes.shortlistId, shortlistId))
    .orderBy(asc(shortlistHomes.position))
  return withPhotos(db, rows)
}

export type Host = { id: string; teamId: string | null; name: string; phone: string | null }

/** Who shows the homes: whoever works the lead now, else who made the shortlist; null where neither is here any more. */
export async function findHost(
  db: PaceDb,
  { leadId, personId }: Pick<ShortlistRow, 'leadId' | 'personId'>,
): Promise<Host | null> {
  const { id, teamId, name, phone } = people
  const [host] = await db
    .select({ id, teamId, name, phone })
    .from(people)
    .innerJoin(leads, eq(leads.id, leadId))
    .where(
      and(sql`${people.id} in (${leads.ownerId}, ${personId}::uuid)`, eq(people.status, 'active')),
    )
    .orderBy(sql`${people.id} = ${leads.ownerId} desc nulls last`)
    .limit(1)
  return host ?? null
}

/** That somebody looks at it, once. */
export async function noteOpened(
  db: PaceDb,
  { id, leadId }: Pick<ShortlistRow, 'id' | 'leadId'>,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const first = await tx
      .update(shortlists)
      .set({ openedAt: now.toISOString() })
      .where(and(eq(shortlists.id, id), isNull(shortlists.openedAt)))
      .returning({ id: shortlists.id })
    if (first.length === 0) return
    await appendEvents(tx, [
      {
        resource: 'lead',
        key: leadId,
        old: {},
        new: { shortlist: id, step: 'opened' },
        actor: SHORTLIST_ACTOR,
        documentSeq: null,
      },
    ])
  })
}
