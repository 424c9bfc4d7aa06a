import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Detail, Named, NotificationKind } from '#domain/notification/kinds.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import { cutPage, type InstantCursor, isBefore } from '../query/keyset.ts'
import { withinUuids } from '../query/uuid.ts'
import { notifications, people } from '../schema.ts'
import { listLeadNames, listListingNames } from '../search/record-names.ts'
import { NOTIFICATIONS_CHANNEL } from './write.ts'

export type NotificationRow = {
  id: string
  kind: NotificationKind
  leadId: string | null
  listingId: string | null
  detail: Detail
  /** Who did it: a colleague's name; null where it was a machine. */
  by: string | null
  count: number
  createdAt: string
  readAt: string | null
  named: Named
}

/** What somebody was told in the app, newest first. What its records are called follows what they may see today. */
export async function listNotifications(
  db: PaceDb,
  { personId, scope }: { personId: string; scope: LeadScope },
  page: { limit: number; after?: InstantCursor | undefined },
): Promise<{ rows: NotificationRow[]; next: InstantCursor | null }> {
  const { createdAt, id } = notifications
  const { after } = page
  const found = await db
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.personId, personId),
        notifications.inApp,
        isBefore({ at: createdAt, id }, after),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(page.limit + 1)
  const { rows, next } = cutPage(found, page.limit, (last) => ({ at: last.createdAt, id: last.id }))
  return { rows: await withNames(db, rows, scope), next }
}

type Stored = typeof notifications.$inferSelect

export async function withNames(
  db: PaceDb,
  rows: readonly Stored[],
  scope: LeadScope,
): Promise<NotificationRow[]> {
  const ids = (of: 'leadId' | 'listingId') => rows.flatMap((row) => row[of] ?? [])
  const [ofLeads, ofListings, ofPeople] = await Promise.all([
    listLeadNames(db, scope, ids('leadId')),
    listListingNames(db, ids('listingId')),
    listNames(
      db,
      rows.map(({ actor }) => actor),
    ),
  ])
  const lead = new Map(ofLeads.map(({ id, name }) => [id, name]))
  const listing = new Map(ofListings.map(({ id, title }) => [id, title]))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    leadId: row.leadId,
    listingId: row.listingId,
    detail: row.detail,
    by: ofPeople.get(row.actor) ?? null,
    count: row.count,
    createdAt: row.createdAt,
    readAt: row.readAt,
    named: {
      lead: lead.get(row.leadId ?? '') ?? null,
      listing: listing.get(row.listingId ?? '') ?? null,
    },
  }))
}

const PERSON = 'person:'

async function listNames(db: PaceDb, actors: readonly string[]): Promise<Map<string, string>> {
  const ids = actors.filter((one) => one.startsWith(PERSON)).map((one) => one.slice(PERSON.length))
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [PERSON + id, name]))
}

/** Beyond it a number says no more than that there are many. */
const MOST_COUNTED = 100

export async function countUnread(db: PaceDb, personId: string): Promise<number> {
  const unread = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(eq(notifications.personId, personId), notifications.inApp, isNull(notifications.readAt)),
    )
    .limit(MOST_COUNTED)
  return db.$count(unread.as('unread'))
}

/** One, or all of somebody's; their other windows hear of it. */
export async function markRead(db: PaceDb, personId: string, id: string | null): Promise<void> {
  await db.transaction(async (tx) => {
    const unread = await tx
      .select({ id: notifications.id })
      .from(notifications)
      .where(
        and(
          eq(notifications.personId, personId),
          isNull(notifications.readAt),
          id === null ? undefined : eq(notifications.id, id),
        ),
      )
      // As the digest holds them.
      .orderBy(asc(notifications.createdAt), asc(notifications.id))
      .for('update')
    const ids = unread.map((one) => one.id)
    await tx
      .update(notifications)
      .set({ readAt: sql`now()` })
      .where(withinUuids(notifications.id, ids))
    if (ids.length > 0)
      await tx.execute(sql`select pg_notify(${NOTIFICATIONS_CHANNEL}, ${personId})`)
  })
}
