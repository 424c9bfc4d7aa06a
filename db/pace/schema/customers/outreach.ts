import { sql } from 'drizzle-orm'
import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { CONSENT_CHANNELS } from '#domain/contact/consent.ts'
import { keysOf } from '#domain/catalogue.ts'
import type { OutreachReason } from '#domain/outreach/outreach.ts'
import { id, instant } from '../../../columns.ts'
import { contacts } from '../records/contacts.ts'
import { communications } from './messages.ts'
import { people } from '../people/people.ts'

/** Each time somebody was advertised to: what spoke against it, and why it was done all the same. Nothing of it is ever changed. */
export const outreachChecks = pgTable(
  'outreach_checks',
  {
    id: id(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    personId: uuid('person_id').references(() => people.id),
    channel: text('channel', { enum: keysOf(CONSENT_CHANNELS) }).notNull(),
    /** The number or mail that it went to. */
    address: text('address'),
    messageId: uuid('message_id').references(() => communications.id),
    reasons: text('reasons')
      .array()
      .$type<OutreachReason[]>()
      .notNull()
      .default(sql`'{}'`),
    override: text('override'),
    at: instant('at').notNull(),
  },
  (t) => [
    index('outreach_checks_contact').on(t.contactId, t.at, t.id),
    index('outreach_checks_message').on(t.messageId),
  ],
)

/** Lists of the Do Not Call Registry as an admin brought them in: the newest that is whole is asked. */
export const registryLists = pgTable(
  'registry_lists',
  {
    id: id(),
    name: text('name').notNull(),
    /** As of which day the registry gave it out. */
    asOf: date('as_of', { mode: 'string' }).notNull(),
    numbers: integer('numbers').notNull().default(0),
    /** Lines in which no number was found. */
    unread: integer('unread').notNull().default(0),
    personId: uuid('person_id').references(() => people.id),
    startedAt: instant('started_at').notNull(),
    wholeAt: instant('whole_at'),
  },
  (t) => [index('registry_lists_whole').on(t.wholeAt, t.id)],
)

export const registryNumbers = pgTable(
  'registry_numbers',
  {
    listId: uuid('list_id')
      .notNull()
      .references(() => registryLists.id, { onDelete: 'cascade' }),
    phone: text('phone').notNull(),
  },
  (t) => [primaryKey({ columns: [t.listId, t.phone] })],
)
