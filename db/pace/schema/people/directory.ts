import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { EFFECT_KINDS } from '#domain/directory/effects.ts'
import { id, instant } from '../../../columns.ts'

/** Each time that the company's directory was read, and what came of it. */
export const directoryRuns = pgTable(
  'directory_runs',
  {
    id: id(),
    trigger: text('trigger', { enum: ['schedule', 'command', 'push'] }).notNull(),
    /** The caps on losses and the last admin were overridden. */
    forced: boolean('forced').notNull().default(false),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    /** Null while it runs. `refused`: the changes are those that a cap held back. */
    outcome: text('outcome', { enum: ['done', 'refused', 'failed'] }),
    problem: text('problem'),
    /** The cap that stopped it. */
    cap: text('cap'),
    users: integer('users'),
    changes: integer('changes').notNull().default(0),
  },
  (t) => [index('directory_runs_started').on(t.startedAt)],
)

/** What a run did, or would have done, to whom. */
export const directoryChanges = pgTable(
  'directory_changes',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => directoryRuns.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    kind: text('kind', { enum: EFFECT_KINDS }).notNull(),
    subject: text('subject').notNull(),
    personId: uuid('person_id'),
    name: text('name').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason'),
  },
  (t) => [primaryKey({ columns: [t.runId, t.position] })],
)

/** Google's push channels that are open to us. Their tokens are stored as SHA-256. */
export const directoryChannels = pgTable(
  'directory_channels',
  {
    id: id(),
    event: text('event', { enum: ['add', 'delete', 'undelete', 'update'] }).notNull(),
    address: text('address').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** Google's name for what is watched; null until it has answered. */
    resourceId: text('resource_id'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Google's first message came through it: from then on the one before is not needed. */
    confirmedAt: instant('confirmed_at'),
  },
  (t) => [index('directory_channels_event').on(t.event, t.expiresAt)],
)

/** Numbers of the notifications that were followed: a repeated one has no second effect. */
export const directoryMessages = pgTable(
  'directory_messages',
  {
    channelId: uuid('channel_id')
      .notNull()
      .references(() => directoryChannels.id, { onDelete: 'cascade' }),
    number: bigint('number', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.number] })],
)
