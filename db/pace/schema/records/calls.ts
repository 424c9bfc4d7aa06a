import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { PartyRole } from '#domain/call/fields.ts'
import type { TranscriptMark } from '#domain/call/transcript.ts'
import type { Vendor } from '#domain/call/vendors/vendors.ts'
import { bytea, createdAt, instant } from '../../../columns.ts'
import { contacts } from './contacts.ts'
import { people, teams } from '../people/people.ts'
import { leads } from './sales.ts'

/** Where a call stands, in the words of its list (`CALL_LIST`). */
export function phaseOf(state: AnyPgColumn): SQL<string> {
  return sql<string>`(case when ${state} in ('ringing', 'live', 'held') then 'now' when ${state} = 'wrapup' then 'wrapUp' else 'past' end)`
}

/** When a call began: one that nobody has taken yet began when it came. */
export function begunAt(call: Record<'startedAt' | 'createdAt', AnyPgColumn>): SQL<string> {
  return sql<string>`coalesce(${call.startedAt}, ${call.createdAt})`
}

/** Projection of `call:` documents: written by the sync server alone. `id` is the call centre's own (`subject`). */
export const calls = pgTable(
  'calls',
  {
    id: text('id').primaryKey(),
    source: text('source').notNull(),
    state: text('state').notNull(),
    direction: text('direction'),
    agentId: uuid('agent_id').references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    leadId: uuid('lead_id').references(() => leads.id),
    /** The contact of its lead, or whoever is known by the caller's number. */
    contactId: uuid('contact_id').references(() => contacts.id),
    callerPhone: text('caller_phone'),
    callerName: text('caller_name'),
    dialledPhone: text('dialled_phone'),
    startedAt: instant('started_at'),
    answeredAt: instant('answered_at'),
    heldSince: instant('held_since'),
    recordedSince: instant('recorded_since'),
    endedAt: instant('ended_at'),
    wrappedUpAt: instant('wrapped_up_at'),
    disposition: text('disposition'),
    segmentCount: integer('segment_count').notNull().default(0),
    summary: text('summary').notNull().default(''),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('calls_agent').on(t.agentId, t.startedAt),
    index('calls_agent_state').on(t.agentId, t.state),
    index('calls_team_state').on(t.teamId, t.state),
    index('calls_team_started').on(t.teamId, t.startedAt),
    index('calls_lead').on(t.leadId, t.createdAt),
    index('calls_contact').on(t.contactId, t.createdAt),
    index('calls_phone').on(t.callerPhone),
    index('calls_updated').on(t.updatedAt, t.id),
    index('calls_agent_updated').on(t.agentId, t.updatedAt, t.id),
    index('calls_state_updated').on(t.state, t.updatedAt, t.id),
    // The order of the page of calls: what goes on, what is to be wrapped up, what is past; each from the newest.
    index('calls_by_phase').on(phaseOf(t.state), begunAt(t), t.id),
    index('calls_by_start').on(begunAt(t), t.id),
    index('calls_disposition').on(t.disposition),
  ],
)

/** What was said, one row for each segment with the marks on it: a commit writes those that it touches. */
export const callSegments = pgTable(
  'call_segments',
  {
    callId: text('call_id')
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    segmentId: text('segment_id').notNull(),
    party: text('party').notNull(),
    role: text('role').$type<PartyRole>().notNull(),
    beginMs: integer('begin_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    text: text('text').notNull(),
    language: text('language').notNull(),
    confidence: doublePrecision('confidence').notNull(),
    revision: integer('revision').notNull(),
    /** What the call centre heard, where a person has corrected it. */
    fed: text('fed'),
    /** As REST shows them (see `calls/{id}`). */
    annotations: jsonb('annotations').$type<TranscriptMark[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.segmentId] }),
    index('call_segments_spoken').on(t.callId, t.beginMs, t.segmentId),
  ],
)

/** The last event stored for each source of the call feed. */
export const feedPositions = pgTable('feed_positions', {
  source: text('source').primaryKey(),
  clientId: text('client_id').notNull(),
  lastSequence: text('last_sequence').notNull(),
  updatedAt: instant('updated_at')
    .notNull()
    .default(sql`now()`),
})

/** What a vendor sent of its calls, byte by byte, before anybody has understood it; kept for a month. */
export const feedMessages = pgTable(
  'feed_messages',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The door by which it came. */
    door: text('door').notNull(),
    vendor: text('vendor').$type<Vendor>().notNull(),
    /** Of door and body: what is sent once more is not kept twice. */
    digest: text('digest').notNull().unique('feed_messages_digest'),
    contentType: text('content_type').notNull(),
    body: bytea('body').notNull(),
    receivedAt: instant('received_at').notNull(),
    state: text('state').$type<'waiting' | 'read' | 'refused'>().notNull().default('waiting'),
    reason: text('reason'),
  },
  (t) => [
    index('feed_messages_waiting')
      .on(t.id)
      .where(sql`${t.state} = 'waiting'`),
    index('feed_messages_age').on(t.receivedAt),
  ],
)

/** Events of the feed that were stored, so that a repeat has no second effect. */
export const feedEvents = pgTable(
  'feed_events',
  {
    source: text('source').notNull(),
    eventId: text('event_id').notNull(),
    sequence: text('sequence').notNull(),
    callId: text('call_id').notNull(),
    type: text('type').notNull(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.eventId] }),
    index('feed_events_order').on(t.source, t.sequence),
    index('feed_events_call').on(t.callId),
  ],
)
