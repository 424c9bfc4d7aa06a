import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from '../../columns.ts'
import { people, teams } from './people.ts'
import { leads } from './sales.ts'

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
    callerPhone: text('caller_phone'),
    callerName: text('caller_name'),
    dialledPhone: text('dialled_phone'),
    startedAt: instant('started_at'),
    answeredAt: instant('answered_at'),
    heldSince: instant('held_since'),
    endedAt: instant('ended_at'),
    wrappedUpAt: instant('wrapped_up_at'),
    disposition: text('disposition'),
    segmentCount: integer('segment_count').notNull().default(0),
    /** Segments with their marks as REST shows them (see `calls/{id}`). */
    transcript: jsonb('transcript').notNull().default([]),
    summary: text('summary').notNull().default(''),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('calls_agent').on(t.agentId, t.startedAt),
    index('calls_team_state').on(t.teamId, t.state),
    index('calls_lead').on(t.leadId),
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
