import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { WavSound } from '#domain/call/playback/wav.ts'
import { createdAt, instant } from '../../../columns.ts'
import { calls } from './calls.ts'
import { blobs } from './files.ts'

/** The sound of a call that is over: one for each, kept as long as the house says. */
export const callRecordings = pgTable(
  'call_recordings',
  {
    callId: text('call_id')
      .primaryKey()
      .references(() => calls.id, { onDelete: 'cascade' }),
    hash: text('hash')
      .notNull()
      .references(() => blobs.hash),
    /** Where in the call's own time it begins, before it too; null where nobody said so. */
    beginsMs: integer('begins_ms'),
    /** Null where only whoever plays it finds out. */
    durationMs: integer('duration_ms'),
    /** Where in its bytes which moment stands; null for what is packed. */
    wav: jsonb('wav').$type<WavSound>(),
    /** When the call was: what its days are counted from. */
    recordedAt: instant('recorded_at').notNull(),
    /** `person:<id>` or `service:<client>`. */
    addedBy: text('added_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('call_recordings_age').on(t.recordedAt, t.callId),
    index('call_recordings_hash').on(t.hash),
  ],
)
