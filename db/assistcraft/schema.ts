import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../columns.ts'

/**
 * The list of what is to be analysed, and what was. One worker per call: the holder until `leaseExpiresAt`. Of Pace DB
 * only identifiers are kept.
 */
export const conversations = pgTable(
  'conversations',
  {
    callId: text('call_id').primaryKey(),
    agentId: uuid('agent_id'),
    leadId: uuid('lead_id'),
    state: text('state', { enum: ['waiting', 'joining', 'live', 'finished', 'failed'] }).notNull(),
    /** As the sync server last told it: what goes on comes before what is over. */
    isOver: boolean('is_over').notNull().default(false),
    endedAt: instant('ended_at'),
    /** Attempts that came to nothing, why the last one did, and when the next one is due. */
    tries: integer('tries').notNull().default(0),
    setAside: text('set_aside'),
    notBefore: instant('not_before'),
    leaseHolder: text('lease_holder'),
    leaseExpiresAt: instant('lease_expires_at'),
    /** How far the transcript has been analysed: count of segments. */
    analysedSegments: integer('analysed_segments').notNull().default(0),
    startedAt: instant('started_at')
      .notNull()
      .default(sql`now()`),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('conversations_to_do')
      .on(t.isOver, t.endedAt.desc().nullsFirst())
      .where(sql`${t.state} <> 'finished'`),
  ],
)

/** Segments as they were when they were analysed. */
export const transcriptSegments = pgTable(
  'transcript_segments',
  {
    callId: text('call_id')
      .notNull()
      .references(() => conversations.callId, { onDelete: 'cascade' }),
    segmentId: text('segment_id').notNull(),
    revision: integer('revision').notNull(),
    role: text('role').notNull(),
    text: text('text').notNull(),
    language: text('language').notNull(),
    beginMs: integer('begin_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    analysedAt: instant('analysed_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.callId, t.segmentId, t.revision] })],
)

/** What was found, and its fate: an annotation on the call has the same id. */
export const analyses = pgTable(
  'analyses',
  {
    callId: text('call_id')
      .notNull()
      .references(() => conversations.callId, { onDelete: 'cascade' }),
    annotationId: text('annotation_id').notNull(),
    segmentId: text('segment_id'),
    kind: text('kind').notNull(),
    type: text('type').notNull(),
    value: jsonb('value'),
    confidence: doublePrecision('confidence').notNull(),
    analyser: text('analyser').notNull(),
    fate: text('fate'),
    fateAt: instant('fate_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.annotationId] }),
    index('analyses_kind').on(t.kind, t.type),
  ],
)

/** Every answer of a model, local ones included: what was asked with which prompt, what it cost, what became of it. */
export const modelOutputs = pgTable(
  'model_outputs',
  {
    id: id(),
    callId: text('call_id'),
    task: text('task').notNull(),
    model: text('model').notNull(),
    promptVersion: text('prompt_version').notNull(),
    /** How many bytes were asked, and their hash; the words are in the transcript as it was analysed. */
    asked: jsonb('asked'),
    output: jsonb('output'),
    outcome: text('outcome', {
      enum: [
        'used',
        'partly',
        'invalid',
        'failed',
        'timedOut',
        'tooLarge',
        'overBudget',
        'notAsked',
      ],
    }).notNull(),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    /** Millionths of the currency that the prices are in. */
    micros: bigint('micros', { mode: 'number' }).notNull().default(0),
    durationMs: integer('duration_ms').notNull(),
    /** What was kept of it, once it was held against the call. */
    fate: text('fate'),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('model_outputs_call').on(t.callId, t.at),
    index('model_outputs_task').on(t.task, t.at),
  ],
)

/**
 * What models were paid with, by what it is counted for: a call, a day, a month of the house. Reserved before a model
 * is asked, so that many at once, and a crash, spend no more than there is.
 */
export const modelSpending = pgTable('model_spending', {
  scope: text('scope').primaryKey(),
  tokens: bigint('tokens', { mode: 'number' }).notNull(),
  /** Millionths of the currency that the prices are in. */
  micros: bigint('micros', { mode: 'number' }).notNull(),
})

/** History of a person's questions and of what was assisted, for follow-ups. */
export const exchanges = pgTable(
  'exchanges',
  {
    id: id(),
    personId: text('person_id').notNull(),
    callId: text('call_id'),
    question: text('question').notNull(),
    plan: jsonb('plan'),
    reply: text('reply'),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index('exchanges_person').on(t.personId, t.at)],
)
