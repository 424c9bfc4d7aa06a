import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '#domain/language.ts'
import { CUSTOMER_STEPS, INTERESTS, OCCASIONS } from '#domain/viewing/customer.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { people } from '../people/people.ts'
import { viewings } from '../records/sales.ts'

/** What was written to the customer of a viewing, each with a secret address; the secret is stored as SHA-256. */
export const viewingLinks = pgTable(
  'viewing_links',
  {
    id: id(),
    viewingId: uuid('viewing_id')
      .notNull()
      .references(() => viewings.id, { onDelete: 'cascade' }),
    /** Who pressed; a reminder is theirs too. */
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    language: text('language', { enum: LANGUAGES }).notNull(),
    occasion: text('occasion', { enum: OCCASIONS }).notNull(),
    /** Which time the message names. */
    startsAt: instant('starts_at').notNull(),
    keyHash: text('key_hash').notNull().unique(),
    createdAt: createdAt(),
    revokedAt: instant('revoked_at'),
    /** When somebody looked at it first. */
    openedAt: instant('opened_at'),
    /** Whoever wrote it wants the customer reminded the day before. */
    reminds: boolean('reminds').notNull().default(false),
    remindedAt: instant('reminded_at'),
  },
  (t) => [
    index('viewing_links_viewing').on(t.viewingId, t.createdAt, t.id),
    index('viewing_links_to_remind')
      .on(t.viewingId)
      .where(sql`${t.reminds} and ${t.remindedAt} is null and ${t.revokedAt} is null`),
  ],
)

/** What the customer did behind such an address, each time. */
export const viewingAnswers = pgTable(
  'viewing_answers',
  {
    id: id(),
    viewingId: uuid('viewing_id')
      .notNull()
      .references(() => viewings.id, { onDelete: 'cascade' }),
    step: text('step', { enum: CUSTOMER_STEPS }).notNull(),
    interest: text('interest', { enum: INTERESTS }),
    words: text('words').notNull().default(''),
    /** When the viewing is by this answer. */
    startsAt: instant('starts_at').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('viewing_answers_viewing').on(t.viewingId, t.at, t.id)],
)
