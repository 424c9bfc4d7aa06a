import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { SHORTLIST_STEPS } from '#domain/shortlist/shortlist.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import type { PaceDb } from '../client.ts'
import { readInstant } from '../../columns.ts'
import type { TimelineEntry } from './timeline-entry.ts'
import { SHORTLIST_STEPS_OF, STEPS } from '../shortlists/steps.ts'
import {
  activities,
  calls,
  communications,
  enquiries,
  leads,
  listings,
  recordNotes,
  viewingAnswers,
  viewings,
} from '../schema.ts'

/** Some entries of one kind, newest first; those of one instant by their ids. `where` may ask for the lead that they hang on. */
export type Slice = { where: SQL | undefined; limit: number }

/** What orders the entries of one kind: when they were, then their ids. */
export const PLACES = {
  enquiry: { at: sql`${enquiries.receivedAt}`, id: sql`${enquiries.id}::text` },
  call: { at: sql`coalesce(${calls.startedAt}, ${calls.createdAt})`, id: sql`${calls.id}` },
  viewing: { at: sql`${viewings.startsAt}`, id: sql`${viewings.id}::text` },
  message: { at: sql`${communications.at}`, id: sql`${communications.id}::text` },
  note: { at: sql`${recordNotes.createdAt}`, id: sql`${recordNotes.id}::text` },
  activity: { at: sql`${activities.at}`, id: sql`${activities.id}::text` },
  shortlist: { at: STEPS.at, id: STEPS.id },
  viewingAnswer: { at: sql`${viewingAnswers.at}`, id: sql`${viewingAnswers.id}::text` },
} as const
export type Place = { at: SQL; id: SQL }

export function newestFirst({ at, id }: Place): [SQL, SQL] {
  return [desc(at), sql`(${id}) collate "C" desc`]
}

export async function readEnquiries(db: PaceDb, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const rows = await db
    .select({
      id: enquiries.id,
      at: enquiries.receivedAt,
      source: enquiries.source,
      message: enquiries.message,
      listing: listings.title,
      unread: enquiries.unread,
      received: sql<
        string | null
      >`case when ${enquiries.unread} <> '[]' then ${enquiries.received} end`,
    })
    .from(enquiries)
    .leftJoin(listings, eq(listings.id, enquiries.listingId))
    .leftJoin(leads, eq(leads.id, enquiries.leadId))
    .where(where)
    .orderBy(...newestFirst(PLACES.enquiry))
    .limit(limit)
  return rows.map(({ received, ...row }) => {
    const original = received === null ? null : readReceived(received)
    return { kind: 'enquiry', ...row, original }
  })
}

const LONGEST_ORIGINAL = 4_000

function readReceived(received: string): string {
  const original = z.string().parse(JSON.parse(received))
  return withoutUnstorable(cutCharacters(original, LONGEST_ORIGINAL))
}

export async function readCalls(db: PaceDb, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const rows = await db
    .select()
    .from(calls)
    .where(where)
    .orderBy(...newestFirst(PLACES.call))
    .limit(limit)
  return rows.map(({ id, state, direction, agentId, summary, startedAt, createdAt }) => ({
    kind: 'call',
    id,
    at: startedAt ?? createdAt,
    state,
    direction,
    agentId,
    summary,
  }))
}

export async function readViewings(db: PaceDb, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const rows = await db
    .select({
      id: viewings.id,
      at: viewings.startsAt,
      status: viewings.status,
      agentId: viewings.agentId,
      listing: listings.title,
      feedback: viewings.feedback,
    })
    .from(viewings)
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(where)
    .orderBy(...newestFirst(PLACES.viewing))
    .limit(limit)
  return rows.map((row) => ({ kind: 'viewing', ...row }))
}

export async function readMessages(db: PaceDb, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const { id, at, channel, direction, personId, subject, body, state, states, attached } =
    communications
  const rows = await db
    .select({ id, at, channel, direction, personId, subject, body, state, states, attached })
    .from(communications)
    .leftJoin(leads, eq(leads.id, communications.leadId))
    .where(where)
    .orderBy(...newestFirst(PLACES.message))
    .limit(limit)
  return rows.map(({ states, ...row }) => ({
    kind: 'message',
    ...row,
    body: cutCharacters(row.body, LONGEST_ORIGINAL),
    problem: row.state === 'failed' ? (states.at(-1)?.problem ?? null) : null,
  }))
}

const StepSchema = z.enum([...SHORTLIST_STEPS, 'made'])

export async function readShortlistSteps(
  db: PaceDb,
  { where, limit }: Slice,
): Promise<TimelineEntry[]> {
  const { id, step, personId, listing, words } = STEPS
  const rows = await db
    .select({
      id,
      at: sql<string>`${STEPS.at}`.mapWith(readInstant),
      step,
      personId,
      listing,
      words,
    })
    .from(SHORTLIST_STEPS_OF)
    .where(where)
    .orderBy(...newestFirst(PLACES.shortlist))
    .limit(limit)
  return rows.map(({ step: said, ...row }) => ({
    kind: 'shortlist',
    ...row,
    step: StepSchema.parse(said),
  }))
}

/** `where` may ask for the viewing that they are about. */
export async function readViewingAnswers(
  db: PaceDb,
  { where, limit }: Slice,
): Promise<TimelineEntry[]> {
  const { id, at, step, interest, words, startsAt, viewingId } = viewingAnswers
  const answers = await db
    .select({ id, at, step, interest, words, startsAt, listing: listings.title })
    .from(viewingAnswers)
    .innerJoin(viewings, eq(viewings.id, viewingId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(where)
    .orderBy(...newestFirst(PLACES.viewingAnswer))
    .limit(limit)
  return answers.map((answer) => ({ kind: 'viewingAnswer', ...answer }))
}

export async function readActivities(
  db: PaceDb,
  { where, limit }: Slice,
): Promise<TimelineEntry[]> {
  const rows = await db
    .select()
    .from(activities)
    .where(where)
    .orderBy(...newestFirst(PLACES.activity))
    .limit(limit)
  return rows.map(({ id, at, kind, personId, body }) => ({
    kind: 'activity',
    id,
    at,
    what: kind,
    personId,
    body,
  }))
}
