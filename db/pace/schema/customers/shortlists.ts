import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '#domain/language.ts'
import { ANSWERS } from '#domain/shortlist/shortlist.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { people } from '../people/people.ts'
import { listings } from '../records/property.ts'
import { leads } from '../records/sales.ts'

/** Homes that somebody of the house has chosen for a lead, at a secret address; the secret is stored as SHA-256. */
export const shortlists = pgTable(
  'shortlists',
  {
    id: id(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
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
    /** When somebody looked at it first. */
    openedAt: instant('opened_at'),
  },
  (t) => [
    index('shortlists_lead').on(t.leadId, t.createdAt, t.id),
    index('shortlists_former').using('gin', t.formerHashes),
  ],
)

/** A home of a shortlist, and what was said of it last. */
export const shortlistHomes = pgTable(
  'shortlist_homes',
  {
    shortlistId: uuid('shortlist_id')
      .notNull()
      .references(() => shortlists.id, { onDelete: 'cascade' }),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    answer: text('answer', { enum: ANSWERS }),
    words: text('words').notNull().default(''),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shortlistId, t.listingId] }),
    index('shortlist_homes_listing').on(t.listingId),
  ],
)

/** Homes that are not for a lead, whoever said so: they are offered no more. */
export const unsuitedHomes = pgTable(
  'unsuited_homes',
  {
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    /** As events name who does something. */
    saidBy: text('said_by').notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.leadId, t.listingId] }),
    index('unsuited_homes_listing').on(t.listingId),
  ],
)

/** Of a lead the homes that have come to fit it, or come down in price, since whoever works it looked at what fits. */
export const newMatches = pgTable(
  'new_matches',
  {
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    /** Of the lead: a trigger keeps it, so that a desk finds its own by one index. */
    ownerId: uuid('owner_id').references(() => people.id),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.leadId, t.listingId] }),
    index('new_matches_desk').on(t.ownerId, t.at, t.leadId),
    index('new_matches_listing').on(t.listingId),
    index('new_matches_age').on(t.at),
  ],
)
