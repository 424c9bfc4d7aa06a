import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { CallOutcome, NotePart } from '#domain/record-note/note.ts'
import type { Hearing } from '#domain/voice/voice.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { contacts } from './contacts.ts'
import { files } from './files.ts'
import { people } from '../people/people.ts'
import { leads } from './sales.ts'

/** What somebody of the house has written on a lead or a contact for the others: theirs to change and to take away. */
export const recordNotes = pgTable(
  'record_notes',
  {
    id: id(),
    leadId: uuid('lead_id').references(() => leads.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'cascade' }),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.id),
    /** What became of the call that it tells of; null where it tells of none. */
    callOutcome: text('call_outcome').$type<CallOutcome>(),
    parts: jsonb('parts').$type<NotePart[]>().notNull(),
    /** Of a note that was spoken: its sound, how long that is, and what came of listening to it (`voice/voice.ts`). */
    fileId: uuid('file_id').references(() => files.id, { onDelete: 'set null' }),
    voiceMs: integer('voice_ms'),
    hearing: text('hearing').$type<Hearing>(),
    createdAt: createdAt(),
    /** When it was last changed; null for as it was written. */
    editedAt: instant('edited_at'),
  },
  (t) => [
    index('record_notes_lead').on(t.leadId, t.createdAt, t.id),
    index('record_notes_contact').on(t.contactId, t.createdAt, t.id),
    uniqueIndex('record_notes_file')
      .on(t.fileId)
      .where(sql`${t.fileId} is not null`),
    check('record_notes_of_one', sql`num_nonnulls(${t.leadId}, ${t.contactId}) = 1`),
  ],
)
