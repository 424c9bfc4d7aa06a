import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ArrivalState, Channel, Question } from '#domain/arrival/arrival.ts'
import type { FolderState } from '#domain/arrival/mailbox.ts'
import { bytea, createdAt, id, instant } from '../../../columns.ts'
import { leads } from '../records/sales.ts'
import { people } from '../people/people.ts'

/** The ways in that an admin opened: a form of a site, an address for mails, a page of Facebook. Closed, never removed. */
export const doors = pgTable(
  'doors',
  {
    id: id(),
    channel: text('channel').$type<Channel>().notNull(),
    name: text('name').notNull(),
    /** Stands in the address by which it is reached; of a form it is public. */
    key: text('key').notNull(),
    /** What its sender signs with, or what it takes to fetch from there: sealed. */
    secret: bytea('secret'),
    settings: jsonb('settings').notNull().default({}),
    createdAt: createdAt(),
    closedAt: instant('closed_at'),
  },
  (t) => [uniqueIndex('doors_key').on(t.key), index('doors_channel').on(t.channel, t.id)],
)

/** Whatever came in, byte by byte, before anything of it was understood; then what it was understood to be. */
export const arrivals = pgTable(
  'arrivals',
  {
    /** The enquiry that it becomes has the same id. */
    id: id(),
    channel: text('channel').$type<Channel>().notNull(),
    doorId: uuid('door_id').references(() => doors.id),
    /** In whose name its lead is made. */
    sender: jsonb('sender').$type<{ name: string; actAs?: string | undefined }>().notNull(),
    contentType: text('content_type').notNull(),
    headers: jsonb('headers').$type<Record<string, string>>().notNull().default({}),
    body: bytea('body').notNull(),
    /** Of what came and by which way: the same sent again is known by it. */
    digest: bytea('digest').notNull(),
    times: integer('times').notNull().default(1),
    state: text('state').$type<ArrivalState>().notNull().default('waiting'),
    question: text('question').$type<Question>(),
    /** By which reading it was read last; null while nobody has. */
    readBy: integer('read_by'),
    source: text('source'),
    /** What its sender calls it. */
    externalId: text('external_id'),
    who: text('who'),
    gist: text('gist').notNull().default(''),
    /** What there is beside its text: names of what is attached, answers to questions of its own. */
    extras: jsonb('extras').$type<Record<string, string>>().notNull().default({}),
    leadId: uuid('lead_id').references(() => leads.id),
    /** The one that was there before. */
    repeatOf: uuid('repeat_of'),
    decidedBy: uuid('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    receivedAt: instant('received_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    words: text('words').generatedAlwaysAs(sql`search_text(who, gist, source, null)`),
  },
  (t) => [
    uniqueIndex('arrivals_digest').on(t.digest),
    index('arrivals_received').on(t.receivedAt, t.id),
    index('arrivals_state').on(t.state, t.receivedAt, t.id),
    index('arrivals_channel').on(t.channel, t.receivedAt, t.id),
    index('arrivals_source').on(t.source, t.receivedAt, t.id),
    index('arrivals_door').on(t.doorId, t.receivedAt),
    index('arrivals_external').on(t.source, t.externalId),
    index('arrivals_lead').on(t.leadId, t.receivedAt),
    index('arrivals_words').using('gin', sql`${t.words} gin_trgm_ops`),
    index('arrivals_repeats')
      .on(t.repeatOf)
      .where(sql`${t.repeatOf} is not null`),
    // What is read again when the reading has learnt more.
    index('arrivals_reread')
      .on(t.readBy, t.id)
      .where(sql`${t.state} = 'held'`),
  ],
)

/** Which process reads a mailbox: for as long as it says so again, nobody else does. */
export const mailboxes = pgTable('mailboxes', {
  doorId: uuid('door_id')
    .primaryKey()
    .references(() => doors.id),
  heldBy: text('held_by'),
  heldUntil: instant('held_until'),
})

/** How far each folder of a mailbox was read, and how reading it stands. */
export const mailboxFolders = pgTable(
  'mailbox_folders',
  {
    doorId: uuid('door_id')
      .notNull()
      .references(() => doors.id),
    path: text('path').notNull(),
    /** What its numbers hold for; with another one they mean other mails. */
    uidValidity: bigint('uid_validity', { mode: 'number' }),
    lastUid: bigint('last_uid', { mode: 'number' }).notNull().default(0),
    state: text('state').$type<FolderState>().notNull().default('starting'),
    /** What its server said last. */
    problem: text('problem').notNull().default(''),
    changedAt: instant('changed_at')
      .notNull()
      .default(sql`now()`),
    retryAt: instant('retry_at'),
    /** When all of it had been read last. */
    readAt: instant('read_at'),
  },
  (t) => [primaryKey({ columns: [t.doorId, t.path] })],
)
