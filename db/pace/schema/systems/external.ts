import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../../../columns.ts'

/** Which record a program calls by which id of its own. */
export const externalRecords = pgTable(
  'external_records',
  {
    /** Whose ids these are, as in `service:website` or `import:<id>`. */
    owner: text('owner').notNull(),
    noun: text('noun').notNull(),
    externalId: text('external_id').notNull(),
    /** The record's id: no foreign key, since records of several tables are called so. */
    recordId: text('record_id').notNull(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.owner, t.noun, t.externalId] }),
    index('external_records_record').on(t.noun, t.recordId),
  ],
)

/** What became of each row of an upload, so that whoever sends it again is answered and not served twice. */
export const upsertedRows = pgTable(
  'upserted_rows',
  {
    owner: text('owner').notNull(),
    upload: text('upload').notNull(),
    position: integer('position').notNull(),
    /** Of the row as it was sent: another one in its place is refused. */
    hash: text('hash').notNull(),
    outcome: jsonb('outcome').$type<Record<string, unknown>>().notNull(),
    /** The commit that it made, for whoever takes it back. */
    seq: bigint('seq', { mode: 'number' }),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.owner, t.upload, t.position] }),
    index('upserted_rows_at').on(t.at),
  ],
)
