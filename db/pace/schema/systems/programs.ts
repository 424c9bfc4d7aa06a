import { sql } from 'drizzle-orm'
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  APPROVAL_STATES,
  PROGRAM_CALL_KINDS,
  PROGRAM_CALL_OUTCOMES,
  type TouchedRecord,
} from '#domain/program/program.ts'
import { DRAFT_CHANNELS, DRAFT_ENDS } from '#domain/program/draft.ts'
import { keysOf } from '#domain/catalogue.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { people } from '../people/people.ts'
import { leads } from '../records/sales.ts'

const personId = () =>
  uuid('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

/** Somebody else's program that a person let in: the grant of the auth server has the same id. */
export const programConnections = pgTable(
  'program_connections',
  {
    id: uuid('id').primaryKey(),
    personId: personId(),
    clientId: text('client_id').notNull(),
    /** Its own word for itself. */
    name: text('name').notNull(),
    redirectUri: text('redirect_uri').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by'),
  },
  (t) => [
    index('program_connections_person').on(t.personId, t.createdAt, t.id),
    index('program_connections_client').on(t.clientId),
  ],
)

/** What a program did for a person: each call of a tool, a resource or a prompt. */
export const programCalls = pgTable(
  'program_calls',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    personId: personId(),
    /** `service:<client>`, as the audit names it. */
    client: text('client').notNull(),
    connectionId: uuid('connection_id'),
    kind: text('kind', { enum: PROGRAM_CALL_KINDS }).notNull(),
    name: text('name').notNull(),
    outcome: text('outcome', { enum: PROGRAM_CALL_OUTCOMES }).notNull(),
    /** The first records that it was told of or wrote, and how many there were. */
    records: jsonb('records').$type<TouchedRecord[]>().notNull(),
    touched: integer('touched').notNull(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('program_calls_person').on(t.personId, t.id),
    index('program_calls_connection').on(t.connectionId, t.id),
    index('program_calls_at').on(t.at),
  ],
)

/** What a program wants to write for a person: carried out once, if that person says yes in a page before it is too late. */
export const programApprovals = pgTable(
  'program_approvals',
  {
    id: id(),
    personId: personId(),
    client: text('client').notNull(),
    clientName: text('client_name').notNull(),
    connectionId: uuid('connection_id'),
    /** The call that a delegation is good for. */
    callId: text('call_id'),
    tool: text('tool').notNull(),
    args: jsonb('args').$type<Record<string, unknown>>().notNull(),
    /** Of tool and arguments: what is carried out is what was shown. */
    argsHash: text('args_hash').notNull(),
    state: text('state', { enum: APPROVAL_STATES }).notNull().default('waiting'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    decidedAt: instant('decided_at'),
    doneAt: instant('done_at'),
    /** What became of it, as the program is told. */
    result: jsonb('result').$type<Record<string, unknown>>(),
    /** What was written. */
    records: jsonb('records')
      .$type<TouchedRecord[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    error: text('error'),
  },
  (t) => [
    // Asked twice it is one question.
    uniqueIndex('program_approvals_waiting')
      .on(t.personId, t.client, t.argsHash)
      .where(sql`${t.state} = 'waiting'`),
    index('program_approvals_person').on(t.personId, t.createdAt, t.id),
    // What may still be answered, among all that a person was ever asked: the conditions of `isOpen`.
    index('program_approvals_open')
      .on(t.personId, t.createdAt, t.id)
      .where(sql`${t.state} in ('waiting', 'approved')`),
    index('program_approvals_connection').on(t.connectionId),
    index('program_approvals_created').on(t.createdAt),
  ],
)

/** A message to a lead's person that a program has written: it stands on the lead's page until this person has dealt with it. */
export const messageDrafts = pgTable(
  'message_drafts',
  {
    id: id(),
    personId: personId(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    channel: text('channel', { enum: keysOf(DRAFT_CHANNELS) }).notNull(),
    subject: text('subject'),
    text: text('text').notNull(),
    /** What the program calls itself. */
    program: text('program').notNull(),
    createdAt: createdAt(),
    ended: text('ended', { enum: DRAFT_ENDS }),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('message_drafts_open')
      .on(t.personId, t.leadId, t.createdAt, t.id)
      .where(sql`${t.ended} is null`),
    index('message_drafts_lead').on(t.leadId),
    index('message_drafts_created').on(t.createdAt),
  ],
)
