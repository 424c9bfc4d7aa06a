import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { FileKind, UploadKind } from '#domain/file/file-kind.ts'
import { createdAt, id, instant } from '../../../columns.ts'

/** A picture in one of the sizes that were made of it; `name` is a part of its key in the object store. */
export type MadeSize = {
  name: string
  type: string
  width: number
  height: number
  bytes: number
}

/** Content that is kept once, however many files have it: bytes stand in the object store, under their SHA-256. */
export const blobs = pgTable(
  'blobs',
  {
    hash: text('hash').primaryKey(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** Told from the content, never from what it was called. */
    type: text('type').notNull(),
    width: integer('width'),
    height: integer('height'),
    sizes: jsonb('sizes')
      .$type<MadeSize[]>()
      .notNull()
      .default(sql`'[]'`),
    createdAt: createdAt(),
    /** Null until all of it is in the object store. */
    storedAt: instant('stored_at'),
  },
  (t) => [
    index('blobs_created').on(t.createdAt),
    check('blobs_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** A file of a record, whose rules it follows: `record` is the name of its document, `lead:<id>`, or of a property, `property:<id>`. */
export const files = pgTable(
  'files',
  {
    id: id(),
    record: text('record').notNull(),
    hash: text('hash')
      .notNull()
      .references(() => blobs.hash),
    name: text('name').notNull(),
    /** What it is said to be; null for what is no more than its content. */
    kind: text('kind').$type<FileKind>(),
    /** `person:<id>` or `service:<client>`. */
    addedBy: text('added_by').notNull(),
    createdAt: createdAt(),
    /** Taken away; it can be put back until it is swept. */
    removedAt: instant('removed_at'),
    removedBy: text('removed_by'),
  },
  (t) => [
    index('files_record').on(t.record, t.createdAt, t.id),
    uniqueIndex('files_content').on(t.record, t.hash),
    index('files_hash').on(t.hash),
    index('files_by_creation').on(t.createdAt, t.id),
    check('files_kind', sql`${t.kind} in ('floorPlan')`),
    index('files_removed')
      .on(t.removedAt)
      .where(sql`${t.removedAt} is not null`),
  ],
)

/** A file on its way in: what may be sent was agreed before the first byte. */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    owner: text('owner').notNull(),
    record: text('record').notNull(),
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** What it was said to be when it was offered (`file/file-kind.ts`). */
    kind: text('kind').$type<UploadKind>(),
    /** When it was recorded, where that is another time than when it came. */
    takenAt: instant('taken_at'),
    createdAt: createdAt(),
    /** What it became. */
    fileId: uuid('file_id').references(() => files.id, { onDelete: 'set null' }),
  },
  (t) => [
    index('uploads_owner').on(t.owner, t.createdAt),
    index('uploads_created').on(t.createdAt),
    index('uploads_file').on(t.fileId),
  ],
)
