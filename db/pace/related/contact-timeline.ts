import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import { inCallScope } from '../calls/records.ts'
import type { PaceDb } from '../client.ts'
import { inLeadScope, type LeadScope } from '../leads/records.ts'
import {
  newestFirst,
  PLACES,
  readCalls,
  readEnquiries,
  readMessages,
  readShortlistSteps,
  readViewingAnswers,
  readViewings,
  type Slice,
} from '../leads/timeline.ts'
import type { TimelineEntry } from '../leads/timeline-entry.ts'
import {
  calls,
  communications,
  enquiries,
  leads,
  leadStages,
  merges,
  recordNotes,
  viewings,
} from '../schema.ts'
import { noteSources } from './note-sources.ts'
import { STEPS } from '../shortlists/steps.ts'
import { eventSources } from './timeline-events.ts'
import {
  type AskedPage,
  readTimelinePage,
  type Source,
  type TimelinePage,
} from './timeline-page.ts'
import { inViewingScope } from './to-contact.ts'

type Asked = AskedPage & { contactId: string; scope: LeadScope }

/** Everything that happened with a contact and with what hangs on it, newest first, as far as this person may see it, a page at a time. */
export async function listContactTimeline(db: PaceDb, asked: Asked): Promise<TimelinePage> {
  const { contactId } = asked
  const events = eventSources(db, { resource: 'contact', key: contactId })
  return readTimelinePage([...events, ...itsOwn(db, asked), ...ofItsLeads(db, asked)], asked)
}

/** What names the contact itself. */
function itsOwn(db: PaceDb, { contactId, scope }: Asked): Source[] {
  const ofLead = inLeadScope(scope)
  const isTheirViewing = and(eq(viewings.contactId, contactId), inViewingScope(scope))
  return [
    {
      group: 'calls',
      kind: 'call',
      place: PLACES.call,
      where: and(eq(calls.contactId, contactId), inCallScope(scope)),
      read: (slice) => readCalls(db, slice),
    },
    {
      group: 'enquiries',
      kind: 'enquiry',
      place: PLACES.enquiry,
      where: and(eq(enquiries.contactId, contactId), ofLead),
      read: (slice) => readEnquiries(db, slice),
    },
    {
      group: 'changes',
      kind: 'merge',
      place: MERGED,
      where: and(eq(merges.winnerId, contactId), eq(merges.kind, 'contact')),
      read: (slice) => readMerges(db, slice),
    },
    {
      group: 'messages',
      kind: 'message',
      place: PLACES.message,
      // Who sees the contact sees all that was written with them: it is one conversation.
      where: eq(communications.contactId, contactId),
      read: (slice) => readMessages(db, slice),
    },
    ...noteSources(db, eq(recordNotes.contactId, contactId)),
    {
      group: 'viewings',
      kind: 'viewing',
      place: PLACES.viewing,
      where: isTheirViewing,
      read: (slice) => readViewings(db, slice),
    },
    {
      group: 'viewings',
      kind: 'viewingAnswer',
      place: PLACES.viewingAnswer,
      where: isTheirViewing,
      read: (slice) => readViewingAnswers(db, slice),
    },
  ]
}

/** What is of its leads, as far as those are this person's to see. */
function ofItsLeads(db: PaceDb, { contactId, scope }: Asked): Source[] {
  const isIts = and(eq(leads.contactId, contactId), isNull(leads.mergedInto), inLeadScope(scope))
  return [
    {
      group: 'changes',
      kind: 'lead',
      place: BEGUN,
      where: isIts,
      read: (slice) => readBeginnings(db, slice),
    },
    {
      group: 'changes',
      kind: 'lead',
      place: ENDED,
      where: and(isIts, inArray(leadStages.to, ENDED_STAGES)),
      read: (slice) => readEnds(db, slice),
    },
    ...noteSources(db, isIts),
    {
      group: 'shortlists',
      kind: 'shortlist',
      place: PLACES.shortlist,
      where: sql`${STEPS.leadId} = any(array(select ${leads.id} from ${leads} where ${isIts}))`,
      read: (slice) => readShortlistSteps(db, slice),
    },
  ]
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
