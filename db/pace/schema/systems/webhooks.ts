import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { EventResource } from '#domain/record/event.ts'
import { DELIVERY_STATES, ENDPOINT_STATES } from '#domain/webhook/webhook.ts'
import { bytea, createdAt, id, instant } from '../../../columns.ts'

/** Where other programs are told what changes. Secrets are sealed with the session secret: what is sent is signed with them. */
export const webhookEndpoints = pgTable('webhook_endpoints', {
  id: id(),
  url: text('url').notNull(),
  description: text('description').notNull().default(''),
  state: text('state', { enum: ENDPOINT_STATES }).notNull().default('unverified'),
  /** Of which nouns, and of changes to which fields; null for all. */
  resources: text('resources').array().$type<EventResource[]>(),
  fields: text('fields').array(),
  /** What happened to a record is told in its order: what is later waits for what is earlier. */
  ordered: boolean('ordered').notNull().default(false),
  /** What it may be told, as the scopes of a client. */
  scopes: text('scopes').array().notNull(),
  createdBy: text('created_by').notNull(),
  /** The client that made it, and with which it ends; null where a person did. */
  clientId: text('client_id'),
  secret: bytea('secret').notNull(),
  /** The secret before, which signs too until then. */
  previousSecret: bytea('previous_secret'),
  previousUntil: instant('previous_until'),
  /** Told is what comes after it. */
  afterSequence: bigint('after_sequence', { mode: 'number' }).notNull(),
  /** How far it had been told when it stopped: there it goes on. */
  stoppedSequence: bigint('stopped_sequence', { mode: 'number' }),
  /** Since when nothing has arrived, how often in a row, and until when nothing is tried. */
  failingSince: instant('failing_since'),
  failures: integer('failures').notNull().default(0),
  retryAt: instant('retry_at'),
  /** What was answered when it was asked to prove itself, or why it was stopped. */
  reason: text('reason'),
  createdAt: createdAt(),
})

/** One event for one endpoint. Its number in the log and the endpoint make the id that receivers drop repeats by. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    resource: text('resource').notNull(),
    key: text('key').notNull(),
    /** As it is sent, byte for byte. */
    body: text('body').notNull(),
    state: text('state', { enum: DELIVERY_STATES }).notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    /** When it is to be tried; while it is being tried, when somebody else may. */
    nextAt: instant('next_at')
      .notNull()
      .default(sql`now()`),
    /** Since when it is tried: of a replay, since then. */
    since: instant('since')
      .notNull()
      .default(sql`now()`),
    doneAt: instant('done_at'),
  },
  (t) => [
    uniqueIndex('webhook_deliveries_event').on(t.endpointId, t.sequence),
    index('webhook_deliveries_state').on(t.endpointId, t.state, t.sequence),
    index('webhook_deliveries_waiting')
      .on(t.nextAt)
      .where(sql`${t.state} = 'waiting'`),
    index('webhook_deliveries_record')
      .on(t.endpointId, t.resource, t.key, t.sequence)
      .where(sql`${t.state} = 'waiting'`),
    index('webhook_deliveries_done').on(t.doneAt),
  ],
)

/** What was answered to each attempt, cut to a few kilobytes. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    deliveryId: bigint('delivery_id', { mode: 'number' })
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
    ms: integer('ms').notNull(),
    status: integer('status'),
    /** Why there was no answer. */
    error: text('error'),
    answer: text('answer'),
  },
  (t) => [index('webhook_attempts_delivery').on(t.deliveryId, t.id)],
)
