import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { UnreadPart } from '#domain/enquiry/enquiry.ts'
import type { MessageFile, MessageState } from '#domain/message/message.ts'
import { SHORTLIST_STEPS, type ShortlistStep } from '#domain/shortlist/shortlist.ts'
import type { CustomerStep, Interest } from '#domain/viewing/customer.ts'
import type { CallOutcome, NotePart } from '#domain/record-note/note.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import type { Voice } from '#domain/voice/voice.ts'
import type { PaceDb } from '../client.ts'
import { readInstant } from '../../columns.ts'
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

type Fields = Record<string, unknown>

/** Everything that happened with a lead, or with a contact and what hangs on it, each kind as it is kept. */
export type TimelineEntry =
  | {
      kind: 'event'
      id: string
      at: string
      actor: string
      /** The commit that it tells of; null where it is of no document. */
      seq: number | null
      old: Fields | null
      new: Fields | null
      /** Where it is not the lead's own: its contact's. */
      document?: string
    }
  | {
      kind: 'enquiry'
      id: string
      at: string
      source: string
      message: string
      listing: string | null
      unread: UnreadPart[]
      /** What came in, where not all of it could be read. */
      original: string | null
    }
  | {
      kind: 'call'
      id: string
      at: string
      state: string
      direction: string | null
      agentId: string | null
      summary: string
    }
  | {
      kind: 'viewing'
      id: string
      at: string
      status: string
      agentId: string
      listing: string | null
      feedback: string | null
    }
  | {
      kind: 'message'
      id: string
      at: string
      channel: string
      direction: string
      personId: string | null
      subject: string | null
      body: string
      state: MessageState
      /** Of what did not get there, what the other side's server said. */
      problem: string | null
      attached: MessageFile[]
    }
  | {
      kind: 'activity'
      id: string
      at: string
      what: string
      personId: string | null
      body: string
    }
  | {
      kind: 'note'
      id: string
      at: string
      authorId: string
      /** What became of the call that it tells of. */
      callOutcome: CallOutcome | null
      parts: NotePart[]
      editedAt: string | null
      /** Of one that was spoken. */
      voice: Voice | null
    }
  /** Homes that were chosen for the lead, and what the customer did with them. */
  | {
      kind: 'shortlist'
      id: string
      at: string
      step: ShortlistStep | 'made'
      personId: string
      listing: string | null
      words: string
    }
  /** What the customer did behind the link of a viewing. */
  | {
      kind: 'viewingAnswer'
      id: string
      at: string
      step: CustomerStep
      interest: Interest | null
      words: string
      startsAt: string
      listing: string | null
    }
  /** Of a contact: one of its leads began, or ended. */
  | {
      kind: 'lead'
      id: string
      at: string
      leadId: string
      reference: string
      stage: string | null
    }
  /** Of a contact: another one became part of it. */
  | { kind: 'merge'; id: string; at: string; actor: string; isUndone: boolean }

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
