import { and, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { ListingClock } from '#domain/clock/kinds.ts'
import type { DeskItem } from '#domain/desk/desk-item.ts'
import { SOON_MS } from '#domain/desk/urgency.ts'
import type { PaceDb } from '../client.ts'
import { ifReadable, inLeadScope } from '../leads/records.ts'
import {
  areas,
  clocks,
  communications,
  contacts,
  conversations,
  leads,
  listings,
  tasks,
  viewings,
} from '../schema.ts'
import { type Asked, behind, type DeskSource, inOrder, type Whose } from './source.ts'

const HOUR_MS = 3_600_000
/** Nobody says any more how an older viewing went. */
const OUTCOME_MS = 14 * 24 * HOUR_MS
/** No viewing takes longer. */
const LONGEST_MS = 24 * HOUR_MS

/** What else waits for somebody: customers who wrote last, viewings, tasks, and permits and mandates that end. */
export const OTHER_SOURCES = {
  replies: readReplies,
  viewings: (db, asked) =>
    readViewings(db, asked, { from: -LONGEST_MS, until: SOON_MS, isOver: false }),
  outcomes: (db, asked) => readViewings(db, asked, { from: -OUTCOME_MS, until: 0, isOver: true }),
  tasks: (db, asked) => readTasks(db, asked, true),
  undatedTasks: (db, asked) => readTasks(db, asked, false),
  endings: readEndings,
} satisfies Record<string, DeskSource>

async function readReplies(db: PaceDb, { whose, now, after, limit }: Asked): Promise<DeskItem[]> {
  const { contactId, lastInAt, lastDirection, responsibleId, snoozedUntil } = conversations
  const columns = { at: lastInAt, id: contactId }
  const rows = await db
    .select({
      id: contactId,
      name: sql<
        string | null
      >`coalesce(${contacts.name}, ${contacts.nameAr}, ${contacts.email}, ${contacts.phone})`,
      gist: sql<string>`left(${communications.body}, 160)`,
      channel: conversations.lastChannel,
      since: lastInAt,
    })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, contactId))
    .innerJoin(communications, eq(communications.id, conversations.lastId))
    .where(
      and(
        eq(responsibleId, whose.personId),
        eq(lastDirection, sql`'inbound'`),
        isNotNull(lastInAt),
        or(isNull(snoozedUntil), lte(snoozedUntil, now)),
        mayBeSeen(whose),
        behind(columns, 'asc', after),
      ),
    )
    .orderBy(...inOrder(columns, 'asc'))
    .limit(limit)
  return rows.map((row) => ({ ...row, kind: 'reply', since: row.since ?? now }))
}

/** Of the few that somebody answers each is looked up by itself: to gather all contacts that one sees would grow with them. */
function mayBeSeen({ personId, scope }: Whose): SQL | undefined {
  const ofLead = inLeadScope(scope)
  if (!ofLead) return undefined
  return or(
    eq(contacts.ownerId, personId),
    sql`exists (select 1 from ${leads} where ${leads.contactId} = ${contacts.id} and (${ofLead}))`,
  )
}

type Span = { from: number; until: number; isOver: boolean }

async function readViewings(
  db: PaceDb,
  { whose, now, after, limit }: Asked,
  { from, until, isOver }: Span,
): Promise<DeskItem[]> {
  const { startsAt, endsAt, id } = viewings
  const direction = isOver ? 'desc' : 'asc'
  const columns = { at: startsAt, id }
  const rows = await db
    .select({
      id,
      startsAt,
      endsAt,
      status: viewings.status,
      leadId: viewings.leadId,
      leadName: ifReadable(whose.scope, leads.name),
      building: listings.building,
      area: areas.name,
      title: listings.title,
    })
    .from(viewings)
    .leftJoin(leads, eq(leads.id, viewings.leadId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(
      and(
        eq(viewings.agentId, whose.personId),
        inArray(viewings.status, ['pending', 'confirmed']),
        gt(startsAt, beside(now, from)),
        lte(startsAt, beside(now, until)),
        isOver ? lte(endsAt, now) : gt(endsAt, now),
        behind(columns, direction, after),
      ),
    )
    .orderBy(...inOrder(columns, direction))
    .limit(limit)
  return rows.map(({ building, area, title, ...row }) => ({
    ...row,
    kind: 'viewing',
    home: [building, area].filter(Boolean).join(', ') || title,
  }))
}

async function readTasks(
  db: PaceDb,
  { whose, endOfToday, after, limit }: Asked,
  isDated: boolean,
): Promise<DeskItem[]> {
  const columns = { at: tasks.dueAt, id: tasks.id }
  const rows = await db
    .select({
      id: tasks.id,
      title: tasks.title,
      dueAt: tasks.dueAt,
      leadId: tasks.leadId,
      leadName: ifReadable(whose.scope, leads.name),
    })
    .from(tasks)
    .leftJoin(leads, eq(leads.id, tasks.leadId))
    .where(
      and(
        eq(tasks.ownerId, whose.personId),
        isNull(tasks.doneAt),
        isDated ? lte(tasks.dueAt, endOfToday) : isNull(tasks.dueAt),
        behind(columns, 'asc', after),
      ),
    )
    .orderBy(...inOrder(columns, 'asc'))
    .limit(limit)
  return rows.map((row) => ({ ...row, kind: 'task' }))
}

/** Permits and mandates of one's own listings, once the house's days of warning have begun. */
async function readEndings(db: PaceDb, { whose, now, after, limit }: Asked): Promise<DeskItem[]> {
  const { dueAt, id, listingId, warnAt } = clocks
  const columns = { at: dueAt, id }
  const rows = await db
    .select({
      id,
      clock: sql<ListingClock>`${clocks.kind}`,
      dueAt,
      listingId: listings.id,
      title: listings.title,
      reference: listings.reference,
    })
    .from(clocks)
    .innerJoin(listings, eq(listings.id, listingId))
    .where(
      and(
        eq(clocks.ownerId, whose.personId),
        isNotNull(listingId),
        isNull(clocks.stoppedAt),
        or(lte(warnAt, now), lte(dueAt, now)),
        behind(columns, 'asc', after),
      ),
    )
    .orderBy(...inOrder(columns, 'asc'))
    .limit(limit)
  return rows.map((row) => ({ ...row, kind: 'ending' }))
}

function beside(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString()
}
