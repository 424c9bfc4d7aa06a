import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, createdAt, instant } from '../../../columns.ts'
import { teams } from '../people/people.ts'

/**
 * One row per Yjs document. `seq` is the last committed update; `snapshot` holds all up to `snapshotSeq`; rows and
 * events are projected up to `projectedSeq`. A new `generation` makes every copy made under the old one void.
 */
export const documents = pgTable(
  'documents',
  {
    name: text('name').primaryKey(),
    kind: text('kind').notNull(),
    generation: integer('generation').notNull().default(1),
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    snapshot: bytea('snapshot'),
    snapshotSeq: bigint('snapshot_seq', { mode: 'number' }).notNull().default(0),
    /** The snapshot's state vector: read from its bytes it would cost a scan of them at every load. */
    snapshotVector: bytea('snapshot_vector'),
    projectedSeq: bigint('projected_seq', { mode: 'number' }).notNull().default(0),
    /** The view writer's fencing token of the last commit; an older holder's commit is refused. */
    fence: bigint('fence', { mode: 'number' }).notNull().default(0),
    /** Whose a note is: the team of whoever opened it first. Other kinds have their team in their record. */
    teamId: uuid('team_id').references(() => teams.id),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('documents_unprojected')
      .on(t.name)
      .where(sql`${t.projectedSeq} < ${t.seq}`),
    check('documents_order', sql`${t.snapshotSeq} <= ${t.seq} and ${t.projectedSeq} <= ${t.seq}`),
  ],
)

/** The log. Sequences are per document, without gaps, allotted under the document's row lock. */
export const documentUpdates = pgTable(
  'document_updates',
  {
    document: text('document')
      .notNull()
      .references(() => documents.name, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    update: bytea('update').notNull(),
    actor: text('actor').notNull(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.document, t.seq] })],
)

/** The one log of what changed, for every reader. Sequences become visible in order (see `appendEvents`). */
export const entityEvents = pgTable(
  'entity_events',
  {
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    resource: text('resource').notNull(),
    key: text('key').notNull(),
    old: jsonb('old'),
    new: jsonb('new'),
    actor: text('actor').notNull(),
    documentSeq: bigint('document_seq', { mode: 'number' }),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('entity_events_record').on(t.resource, t.key, t.sequence),
    // What portals are shown is as old as the listings' last event; partners follow these, and who has the listings.
    index('entity_events_partners')
      .on(t.sequence)
      .where(sql`${t.resource} in ('listing', 'person')`),
  ],
)

/**
 * How far the log has been folded (`fold-events.ts`): one event for each record stands for all that happened to it up to here. One row;
 * none while nothing was folded.
 */
export const eventHorizon = pgTable(
  'event_horizon',
  {
    id: integer('id').primaryKey().default(1),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    movedAt: instant('moved_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [check('event_horizon_one', sql`${t.id} = 1`)],
)

/** Who writes a view: the holder until `expiresAt`. `token` rises with every change of holder and fences the log. */
export const viewLeases = pgTable('view_leases', {
  view: text('view').primaryKey(),
  holder: text('holder').notNull(),
  token: bigint('token', { mode: 'number' }).notNull(),
  expiresAt: instant('expires_at').notNull(),
})

/** Where a named reader of the event log stands. */
export const eventCursors = pgTable('event_cursors', {
  reader: text('reader').primaryKey(),
  sequence: bigint('sequence', { mode: 'number' }).notNull().default(0),
  updatedAt: instant('updated_at')
    .notNull()
    .default(sql`now()`),
})

/** The answer to a request under its key; the same key with another body is refused. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    response: jsonb('response').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] })],
)
