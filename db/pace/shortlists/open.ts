import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { parseFiledRecord } from '#domain/file/filed-record.ts'
import { isEnded } from '#domain/lead/fields.ts'
import { SHORTLIST_ACTOR, type ShortlistStep } from '#domain/shortlist/shortlist.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { type FileRecord, findFile } from '../files/records.ts'
import { isAdvertised, type Pictured, withPhotos } from '../listings/portal-listings.ts'
import { areas, leads, listings, people, shortlistHomes, shortlists } from '../schema.ts'
import { isOfSecret, noteFirstLook, opensBy } from '../secret-links/secret-links.ts'
import type { ShortlistRow } from './make.ts'

/** What a secret opens; `closed` for one that opens nothing any more, as what is asked for on its lead has ended too; null for one that never did. */
export async function openShortlist(
  db: PaceDb,
  keyHash: string,
  now: Date,
): Promise<ShortlistRow | 'closed' | null> {
  const [found] = await db
    .select({ row: shortlists, stage: leads.stage, archivedAt: leads.archivedAt })
    .from(shortlists)
    .innerJoin(leads, eq(leads.id, shortlists.leadId))
    .where(isOfSecret(shortlists, keyHash))
  if (!found) return null
  const { row, stage, archivedAt } = found
  const isOver = isEnded(stage) || archivedAt !== null
  return isOver || !opensBy(row, keyHash, now) ? 'closed' : row
}

export type ListOf = Pick<ShortlistRow, 'id' | 'leadId' | 'personId'>

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

/** A picture of a home of the list that is on the market; null for any other file. */
export async function findShownPhoto(
  db: PaceDb,
  shortlistId: string,
  { fileId, today }: { fileId: string; today: string },
): Promise<FileRecord | null> {
  const file = await findFile(db, fileId)
  if (!file || file.kind !== null) return null
  const { kind, key } = parseFiledRecord(file.record)
  if (kind !== 'listing') return null
  const [home] = await db
    .select({ id: listings.id })
    .from(shortlistHomes)
    .innerJoin(listings, eq(listings.id, shortlistHomes.listingId))
    .where(
      and(
        eq(shortlistHomes.shortlistId, shortlistId),
        eq(shortlistHomes.listingId, key),
        isAdvertised(today),
        isNotNull(listings.permitNumber),
      ),
    )
  return home ? file : null
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
export async function noteOpened(db: PaceDb, list: ListOf, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const isFirst = await noteFirstLook(tx, shortlists, list.id, now)
    if (isFirst) await tellStep(tx, list, { step: 'opened' })
  })
}

/** The lead's log says what a customer did, and who is to hear of it: never in which words. */
export async function tellStep(
  tx: PaceDb,
  list: ListOf,
  told: { step: ShortlistStep; listingId?: string },
): Promise<void> {
  const host = await findHost(tx, list)
  await appendEvents(tx, [
    {
      resource: 'lead',
      key: list.leadId,
      old: {},
      new: { shortlist: list.id, hostId: host?.id ?? null, ...told },
      actor: SHORTLIST_ACTOR,
      documentSeq: null,
    },
  ])
}
