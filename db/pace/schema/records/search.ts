import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { calls } from './calls.ts'
import { contacts } from './contacts.ts'
import { listings, properties } from './property.ts'
import { files } from './files.ts'
import { leads, tasks } from './sales.ts'

/**
 * What a record is found by, in the form of `search_form`. Triggers write these tables (see the migration), so that no writer can
 * forget it; they stand beside the records, so that a change of something else touches no text index.
 */
export const leadSearch = pgTable(
  'lead_search',
  {
    leadId: uuid('lead_id')
      .primaryKey()
      .references(() => leads.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
  },
  (t) => [index('lead_search_text').using('gin', sql`${t.text} gin_trgm_ops`)],
)

export const contactSearch = pgTable(
  'contact_search',
  {
    contactId: uuid('contact_id')
      .primaryKey()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
  },
  (t) => [index('contact_search_text').using('gin', sql`${t.text} gin_trgm_ops`)],
)

export const listingSearch = pgTable(
  'listing_search',
  {
    listingId: uuid('listing_id')
      .primaryKey()
      .references(() => listings.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
  },
  (t) => [index('listing_search_text').using('gin', sql`${t.text} gin_trgm_ops`)],
)

export const propertySearch = pgTable(
  'property_search',
  {
    propertyId: uuid('property_id')
      .primaryKey()
      .references(() => properties.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
  },
  (t) => [index('property_search_text').using('gin', sql`${t.text} gin_trgm_ops`)],
)

export const callSearch = pgTable(
  'call_search',
  {
    callId: text('call_id')
      .primaryKey()
      .references(() => calls.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
  },
  (t) => [index('call_search_text').using('gin', sql`${t.text} gin_trgm_ops`)],
)

export const taskSearch = pgTable(
  'task_search',
  {
    taskId: uuid('task_id')
      .primaryKey()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
  },
  (t) => [index('task_search_text').using('gin', sql`${t.text} gin_trgm_ops`)],
)

export const fileSearch = pgTable(
  'file_search',
  {
    fileId: uuid('file_id')
      .primaryKey()
      .references(() => files.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
  },
  (t) => [index('file_search_text').using('gin', sql`${t.text} gin_trgm_ops`)],
)

/**
 * Every word of the three, with what is left of it when one letter is taken away: words one letter apart meet there. Not unique:
 * two who add a word at once must not wait for each other.
 */
export const searchWords = pgTable(
  'search_words',
  {
    word: text('word').notNull(),
    neighbours: text('neighbours').array().notNull(),
    /** What is left of a name however, and in whichever script, it is spelled. */
    sound: text('sound').generatedAlwaysAs(sql`search_sound(word)`),
  },
  (t) => [
    index('search_words_word').on(t.word),
    index('search_words_sound').on(t.sound),
    index('search_words_neighbours').using('gin', t.neighbours),
  ],
)
