import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { InstantSchema } from '#domain/calendar.ts'
import { documentName } from '#domain/documents/documents.ts'
import { EntityEventSchema } from '#domain/record/event.ts'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import { isStorable } from '#domain/storable.ts'
import { inCallScope } from '../calls/records.ts'
import type { PaceDb } from '../client.ts'
import { inLeadScope, type LeadScope } from '../leads/records.ts'
import {
  newestFirst,
  type Place,
  PLACES,
  readCalls,
  readEnquiries,
  readMessages,
  readNotes,
  readViewings,
  type Slice,
  type TimelineEntry,
} from '../leads/timeline.ts'
import {
  calls,
  communications,
  enquiries,
  entityEvents,
  leads,
  leadStages,
  merges,
  recordNotes,
  viewings,
} from '../schema.ts'
import { inViewingScope } from './to-contact.ts'

/** The order of what happened in one instant. */
const KINDS = ['call', 'enquiry', 'event', 'lead', 'merge', 'message', 'note', 'viewing'] as const
type Kind = (typeof KINDS)[number]

/** The last entry of the page before. */
export const TimelineCursorSchema = z.object({
  at: InstantSchema,
  kind: z.enum(KINDS),
  id: z.string().max(64).refine(isStorable),
})
export type TimelineCursor = z.output<typeof TimelineCursorSchema>

type Asked = { contactId: string; scope: LeadScope; limit: number; after: TimelineCursor | null }
export type TimelinePage = { entries: TimelineEntry[]; next: TimelineCursor | null }

/**
 * Everything that happened with a contact and with what hangs on it, newest first, as far as this person may see it. Each kind is asked for a
 * page of its own; of them all the newest are the page.
 */
export async function listContactTimeline(db: PaceDb, asked: Asked): Promise<TimelinePage> {
  const { contactId, scope, limit, after } = asked
  const slice = (kind: Kind, place: Place, ...where: (SQL | undefined)[]): Slice => ({
    where: and(...where, after ? isAfter(kind, place, after) : undefined),
    limit: limit + 1,
  })
  const ofLead = inLeadScope(scope)
  const isIts = and(eq(leads.contactId, contactId), isNull(leads.mergedInto), ofLead)
  const found = await Promise.all([
    readChanges(db, slice('event', CHANGED, isOfContact(contactId)), contactId),
    readCalls(db, slice('call', PLACES.call, eq(calls.contactId, contactId), inCallScope(scope))),
    readEnquiries(db, slice('enquiry', PLACES.enquiry, eq(enquiries.contactId, contactId), ofLead)),
    readBeginnings(db, slice('lead', BEGUN, isIts)),
    readEnds(db, slice('lead', ENDED, isIts, inArray(leadStages.to, ENDED_STAGES))),
    readMerges(
      db,
      slice('merge', MERGED, eq(merges.winnerId, contactId), eq(merges.kind, 'contact')),
    ),
    readMessages(
      db,
      // Who sees the contact sees all that was written with them: it is one conversation.
      slice('message', PLACES.message, eq(communications.contactId, contactId)),
    ),
    readNotes(db, slice('note', PLACES.note, eq(recordNotes.contactId, contactId))),
    readNotes(db, slice('note', PLACES.note, isIts)),
    readViewings(
      db,
      slice('viewing', PLACES.viewing, eq(viewings.contactId, contactId), inViewingScope(scope)),
    ),
  ])
  const all = found.flat().toSorted(byPlace)
  const entries = all.slice(0, limit)
  const last = entries.at(-1)
  return { entries, next: last && all.length > limit ? cursorOf(last) : null }
}

function cursorOf({ at, kind: of, id }: TimelineEntry): TimelineCursor {
  const kind = KINDS.find((one) => one === of)
  if (!kind) throw new Error(`A contact's timeline has no ${of}.`)
  return { at, kind, id }
}

/** Newest first; of one instant by kind, then by id, all of it downwards. */
function byPlace(a: TimelineEntry, b: TimelineEntry): number {
  return compare(b.at, a.at) || compare(b.kind, a.kind) || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Comes after the last entry of the page before, in the order of `byPlace`. */
function isAfter(kind: Kind, { at, id }: Place, last: TimelineCursor): SQL {
  const instant = sql`${last.at}::timestamptz`
  if (kind < last.kind) return sql`${at} <= ${instant}`
  if (kind > last.kind) return sql`${at} < ${instant}`
  return sql`(${at} < ${instant} or (${at} = ${instant} and (${id}) collate "C" < ${last.id}))`
}

const ToldSchema = EntityEventSchema.pick({ old: true, new: true })

const CHANGED = {
  at: sql`${entityEvents.at}`,
  id: sql`lpad(${entityEvents.sequence}::text, 20, '0')`,
}

function isOfContact(contactId: string): SQL | undefined {
  return and(eq(entityEvents.resource, 'contact'), eq(entityEvents.key, contactId))
}

async function readChanges(
  db: PaceDb,
  { where, limit }: Slice,
  contactId: string,
): Promise<TimelineEntry[]> {
  const { at, actor, documentSeq: seq, old, new: now } = entityEvents
  const id = sql<string>`${CHANGED.id}`
  const rows = await db
    .select({ id, at, actor, seq, old, new: now })
    .from(entityEvents)
    .where(where)
    .orderBy(...newestFirst(CHANGED))
    .limit(limit)
  const document = documentName('contact', contactId)
  return rows.map(({ old, new: fields, ...row }) => ({
    kind: 'event',
    ...row,
    ...ToldSchema.parse({ old, new: fields }),
    document,
  }))
}

const BEGUN = { at: sql`${leads.createdAt}`, id: sql`${leads.id}::text` }

async function readBeginnings(db: PaceDb, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const { id, reference, createdAt: at } = leads
  const rows = await db
    .select({ id, reference, at })
    .from(leads)
    .where(where)
    .orderBy(...newestFirst(BEGUN))
    .limit(limit)
  return rows.map((row) => ({ kind: 'lead', ...row, leadId: row.id, stage: null }))
}

/** A lead may end more than once. */
const ENDED = {
  at: sql`${leadStages.at}`,
  id: sql`${leadStages.leadId}::text || ':' || ${leadStages.documentSeq}::text`,
}

async function readEnds(db: PaceDb, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const { at, to: stage, leadId } = leadStages
  const id = sql<string>`${ENDED.id}`
  const rows = await db
    .select({ id, at, stage, leadId, reference: leads.reference })
    .from(leadStages)
    .innerJoin(leads, eq(leads.id, leadId))
    .where(where)
    .orderBy(...newestFirst(ENDED))
    .limit(limit)
  return rows.map((row) => ({ kind: 'lead', ...row }))
}

const MERGED = { at: sql`${merges.at}`, id: sql`${merges.id}::text` }

async function readMerges(db: PaceDb, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const { id, at, actor, undoneAt } = merges
  const rows = await db
    .select({ id, at, actor, undoneAt })
    .from(merges)
    .where(where)
    .orderBy(...newestFirst(MERGED))
    .limit(limit)
  return rows.map(({ undoneAt: undone, ...row }) => ({
    kind: 'merge',
    ...row,
    isUndone: undone !== null,
  }))
}
