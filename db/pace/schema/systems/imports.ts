import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type {
  FateCounts,
  ImportMapping,
  ImportNoun,
  ImportRule,
  ImportState,
  RowFate,
  RowProblem,
} from '#domain/import/import.ts'
import type { Said } from '#domain/said.ts'
import { createdAt, instant } from '../../../columns.ts'
import { people } from '../people/people.ts'

/** A file from another system that is to become records: how it is read, how far it is, and until when it can be taken back. */
export const imports = pgTable(
  'imports',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    noun: text('noun').$type<ImportNoun>().notNull(),
    name: text('name').notNull(),
    /** The file as it came, in the store of files. */
    fileKey: text('file_key').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** What was found of its form: `csv utf-8 ,`. */
    format: text('format'),
    preset: text('preset'),
    headers: jsonb('headers').$type<string[]>().notNull().default([]),
    mapping: jsonb('mapping').$type<ImportMapping>(),
    rule: jsonb('rule').$type<ImportRule>().notNull(),
    state: text('state').$type<ImportState>().notNull(),
    /** Why it stopped before its end. */
    problem: text('problem'),
    /** The same by its key, for readers of other languages. */
    problemSaid: jsonb('problem_said').$type<Said>(),
    total: integer('total').notNull().default(0),
    /** Rows that are judged, that are done; changes that are taken back, or were left. */
    checked: integer('checked').notNull().default(0),
    done: integer('done').notNull().default(0),
    undone: integer('undone').notNull().default(0),
    kept: integer('kept').notNull().default(0),
    /** How many changes there are to take back, while they are. */
    changes: integer('changes').notNull().default(0),
    /** What the check foretold, and what came to be. */
    foretold: jsonb('foretold').$type<FateCounts>().notNull(),
    came: jsonb('came').$type<FateCounts>().notNull(),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    holder: text('holder'),
    heldUntil: instant('held_until'),
  },
  (t) => [
    index('imports_newest').on(t.createdAt, t.id),
    index('imports_going')
      .on(t.createdAt)
      .where(sql`${t.state} in ('checking', 'running', 'undoing')`),
  ],
)

/** Its rows as they stand in the file, and what becomes of each. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    cells: jsonb('cells').$type<string[]>().notNull(),
    fate: text('fate').$type<RowFate>(),
    outcome: text('outcome').$type<RowFate>(),
    /** The record that it joins or changes, or has made. */
    document: text('document'),
    /** Of a duplicate: the row of the file that comes before it. */
    sameAs: integer('same_as'),
    problems: jsonb('problems').$type<RowProblem[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.position] }),
    index('import_rows_unchecked')
      .on(t.importId, t.position)
      .where(sql`${t.fate} is null`),
    index('import_rows_waiting')
      .on(t.importId, t.position)
      .where(sql`${t.outcome} is null and ${t.fate} in ('create', 'join', 'update')`),
    index('import_rows_by_fate').on(t.importId, t.fate, t.position),
    index('import_rows_by_outcome').on(t.importId, t.outcome, t.position),
  ],
)

/** What rows are told from each other by: the first row that has it. */
export const importKeys = pgTable(
  'import_keys',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.key] })],
)

/** What it did to documents: enough to take each back, and what became of that. */
export const importChanges = pgTable(
  'import_changes',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** Leads and listings are taken back before the contacts that they are of. */
    place: integer('place').notNull(),
    document: text('document').notNull(),
    /** The commit; of a record that was made, its first. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    made: integer('made').notNull(),
    outcome: text('outcome').$type<'undone' | 'kept'>(),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.place, t.document, t.seq] }),
    index('import_changes_waiting')
      .on(t.importId, t.place, t.document, t.seq)
      .where(sql`${t.outcome} is null`),
    index('import_changes_kept')
      .on(t.importId, t.document, t.seq)
      .where(sql`${t.outcome} = 'kept'`),
  ],
)

/** How files of these headings were read last: known by them the next time. */
export const importMappings = pgTable(
  'import_mappings',
  {
    noun: text('noun').$type<ImportNoun>().notNull(),
    fingerprint: text('fingerprint').notNull(),
    mapping: jsonb('mapping').$type<ImportMapping>().notNull(),
    rule: jsonb('rule').$type<ImportRule>().notNull(),
    at: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.noun, t.fingerprint] })],
)
