import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  type Delivery,
  MESSAGE_CHANNELS,
  MESSAGE_DIRECTIONS,
  MESSAGE_STATES,
  type MessageFile,
} from '#domain/message/message.ts'
import type { TemplateUse } from '#domain/message/template.ts'
import { PURPOSES } from '#domain/outreach/outreach.ts'
import { id, instant } from '../../../columns.ts'
import { arrivals, doors } from './arrivals.ts'
import { contacts } from '../records/contacts.ts'
import { people } from '../people/people.ts'
import { leads } from '../records/sales.ts'

/**
 * E-mails, texts and messages to or from a contact. Calls have a table of their own. What was said is never changed: only what became of
 * it is written on, and whose it is where two contacts become one.
 */
export const communications = pgTable(
  'communications',
  {
    id: id(),
    leadId: uuid('lead_id').references(() => leads.id),
    contactId: uuid('contact_id').references(() => contacts.id),
    /** Who of the house wrote it; of what came in, nobody. */
    personId: uuid('person_id').references(() => people.id),
    channel: text('channel', { enum: MESSAGE_CHANNELS }).notNull(),
    direction: text('direction', { enum: MESSAGE_DIRECTIONS }).notNull(),
    subject: text('subject'),
    body: text('body').notNull(),
    /** What came in was longer; the whole stands with its arrival. */
    isCut: boolean('is_cut').notNull().default(false),
    /** The mail or number of whoever is outside. */
    address: text('address'),
    state: text('state', { enum: MESSAGE_STATES }).notNull().default('sent'),
    states: jsonb('states').$type<Delivery[]>().notNull().default([]),
    /** What the network calls it: of a mail its `Message-ID`. */
    externalId: text('external_id'),
    /** The mails before it, the last one first. */
    answers: jsonb('answers').$type<string[]>().notNull().default([]),
    attached: jsonb('attached').$type<MessageFile[]>().notNull().default([]),
    /** As it came, byte by byte. */
    arrivalId: uuid('arrival_id').references(() => arrivals.id),
    /** Of a chat or an SMS: which number of the house it came to, or goes from; null where there is one and none had to be named. */
    doorId: uuid('door_id').references(() => doors.id),
    /** Which of the house's templates it was written by. */
    template: text('template'),
    /** In which language, and with what in its fields. */
    templateFields: jsonb('template_fields').$type<TemplateUse>(),
    /** What it is for; of what came in, nothing. */
    purpose: text('purpose', { enum: PURPOSES }),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('communications_lead').on(t.leadId, t.at),
    index('communications_contact').on(t.contactId, t.at, t.id),
    // What came last by a way: an answer goes back there.
    index('communications_came')
      .on(t.contactId, t.channel, t.at, t.id)
      .where(sql`${t.direction} = 'inbound'`),
    // And what came last to each number of the house.
    index('communications_came_to')
      .on(t.contactId, t.doorId, t.at, t.id)
      .where(sql`${t.direction} = 'inbound' and ${t.doorId} is not null`),
    uniqueIndex('communications_external').on(t.channel, t.externalId),
    index('communications_arrival').on(t.arrivalId),
    // What is on its way out, and what did not get there.
    index('communications_waiting')
      .on(t.state, t.at)
      .where(sql`${t.state} in ('queued', 'failed')`),
  ],
)

/**
 * All that was written with one contact, as the inbox lists it: kept by triggers from the messages, from who has the contact's leads, and
 * from who keeps the contact.
 */
export const conversations = pgTable(
  'conversations',
  {
    contactId: uuid('contact_id')
      .primaryKey()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    lastId: uuid('last_id').notNull(),
    lastAt: instant('last_at').notNull(),
    lastChannel: text('last_channel', { enum: MESSAGE_CHANNELS }).notNull(),
    lastDirection: text('last_direction', { enum: MESSAGE_DIRECTIONS }).notNull(),
    /** When the contact wrote last. */
    lastInAt: instant('last_in_at'),
    /** Who has the contact's newest open lead, or else keeps the contact. */
    ownerId: uuid('owner_id').references(() => people.id),
    /** Who was given the conversation by hand. */
    assigneeId: uuid('assignee_id').references(() => people.id),
    responsibleId: uuid('responsible_id').generatedAlwaysAs(sql`coalesce(assignee_id, owner_id)`),
    /** Not before then does anybody want to see it, unless the contact writes. */
    snoozedUntil: instant('snoozed_until'),
  },
  (t) => [
    index('conversations_last').on(t.lastAt, t.contactId),
    index('conversations_responsible').on(t.responsibleId, t.lastAt, t.contactId),
    // Whom somebody has yet to answer, who waits longest first.
    index('conversations_to_answer')
      .on(t.responsibleId, t.lastInAt, t.contactId)
      .where(sql`${t.lastDirection} = 'inbound'`),
    index('conversations_channel').on(t.lastChannel, t.lastAt, t.contactId),
    index('conversations_snoozed')
      .on(t.lastAt, t.contactId)
      .where(sql`${t.snoozedUntil} is not null`),
  ],
)

/** Up to when somebody has read a conversation. */
export const conversationReads = pgTable(
  'conversation_reads',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    readAt: instant('read_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.contactId, t.personId] })],
)
