import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { BULK_KINDS, type BulkOutcome, type BulkState, type Selection } from '#domain/bulk/bulk.ts'
import type { Effect } from '#domain/undo/effect.ts'
import { createdAt, instant } from '../../../columns.ts'
import { people } from '../people/people.ts'

/** Commands that changed something, by the commit that each made: enough to take each back while it is kept. */
export const commandLog = pgTable(
  'command_log',
  {
    document: text('document').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    command: text('command').notNull(),
    args: jsonb('args').$type<Record<string, unknown>>().notNull(),
    /** What it changed in its own document. */
    effect: jsonb('effect').$type<Effect>().notNull(),
    /** What it changed in another, in the same transaction. */
    joined: jsonb('joined').$type<{ document: string; effect: Effect }>(),
    /** Whose rights were used, as in `person:<id>`. */
    subject: text('subject').notNull(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
    /** The commit of the same document that this one took back. */
    undoes: bigint('undoes', { mode: 'number' }),
    /** The commit that has taken this one back. */
    undoneBy: bigint('undone_by', { mode: 'number' }),
  },
  (t) => [primaryKey({ columns: [t.document, t.seq] }), index('command_log_at').on(t.at)],
)

/** One command over a selection of records: what was asked, by whom, and how far it is. */
export const bulkCommands = pgTable(
  'bulk_commands',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** The client through which they acted; null for PACE's own pages. */
    via: text('via'),
    kind: text('kind', { enum: BULK_KINDS }).notNull(),
    command: text('command').notNull(),
    args: jsonb('args').$type<Record<string, unknown>>().notNull(),
    selection: jsonb('selection').$type<Selection>(),
    /** The one whose records this one takes back. */
    undoes: uuid('undoes'),
    state: text('state').$type<BulkState>().notNull(),
    /** Why it stopped before its end. */
    problem: text('problem'),
    total: integer('total').notNull(),
    changed: integer('changed').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
    /** The process that runs it, until when it is believed to. */
    holder: text('holder'),
    heldUntil: instant('held_until'),
  },
  (t) => [
    index('bulk_commands_person').on(t.personId, t.createdAt),
    index('bulk_commands_running')
      .on(t.createdAt)
      .where(sql`${t.state} = 'running'`),
    // One undo of one command: who asks again is shown the first.
    uniqueIndex('bulk_commands_undoes').on(t.undoes),
    foreignKey({ columns: [t.undoes], foreignColumns: [t.id] }),
    check('bulk_commands_counts', sql`${t.changed} + ${t.unchanged} + ${t.refused} <= ${t.total}`),
  ],
)

/** The records of such a command, as they were selected when it was asked for, and what became of each. */
export const bulkTargets = pgTable(
  'bulk_targets',
  {
    bulkId: uuid('bulk_id')
      .notNull()
      .references(() => bulkCommands.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    document: text('document').notNull(),
    /** For an undo: the commit that is taken back. */
    undoSeq: bigint('undo_seq', { mode: 'number' }),
    outcome: text('outcome').$type<BulkOutcome>(),
    /** The commit that changed it. */
    seq: bigint('seq', { mode: 'number' }),
    /** Why it was refused: a code of the domain's errors, and its sentence. */
    code: text('code'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.bulkId, t.position] }),
    index('bulk_targets_waiting')
      .on(t.bulkId, t.position)
      .where(sql`${t.outcome} is null`),
    index('bulk_targets_refused')
      .on(t.bulkId, t.position)
      .where(sql`${t.outcome} = 'refused'`),
  ],
)
