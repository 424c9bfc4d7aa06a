import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '#domain/language.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { contacts } from '../records/contacts.ts'
import { people } from '../people/people.ts'
import { listings } from '../records/property.ts'

/** Links by which an owner reads how the sale or the letting of a home goes; the secret is stored as SHA-256. */
export const ownerReports = pgTable(
  'owner_reports',
  {
    id: id(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    /** For which owner it is; null for whoever the home belongs to. */
    contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'set null' }),
    /** Who made it, and stands on it. */
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    language: text('language', { enum: LANGUAGES }).notNull(),
    greeting: text('greeting').notNull(),
    keyHash: text('key_hash').notNull().unique(),
    /** Of the secrets before, which were renewed: whoever has one is told that it is closed. */
    formerHashes: text('former_hashes')
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
    /** Until when its address opens. */
    endsAt: instant('ends_at').notNull(),
    revokedAt: instant('revoked_at'),
    /** When somebody looked at it first, and last. */
    openedAt: instant('opened_at'),
    lastOpenedAt: instant('last_opened_at'),
  },
  (t) => [
    index('owner_reports_listing').on(t.listingId, t.createdAt, t.id),
    index('owner_reports_contact').on(t.contactId),
    index('owner_reports_former').using('gin', t.formerHashes),
  ],
)
