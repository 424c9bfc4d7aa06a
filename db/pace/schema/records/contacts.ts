import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Consents } from '#domain/contact/consent.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { people, teams } from '../people/people.ts'

/**
 * Projection of `contact:` documents: a person or a company outside the house. One that just came has a row before its document, which
 * is made from it when it is first opened.
 */
export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    kind: text('kind', { enum: ['person', 'company'] })
      .notNull()
      .default('person'),
    name: text('name'),
    nameAr: text('name_ar'),
    /** The preferred ones; all of them are rows of `contact_identities`. */
    phone: text('phone'),
    email: text('email'),
    roles: text('roles')
      .array()
      .notNull()
      .default(sql`'{}'`),
    language: text('language'),
    doNotCall: boolean('do_not_call').notNull().default(false),
    consent: jsonb('consent').$type<Consents>().notNull().default({}),
    ownerId: uuid('owner_id').references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    mergedInto: uuid('merged_into'),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'`),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('contacts_updated').on(t.updatedAt, t.id),
    index('contacts_by_creation').on(t.createdAt, t.id),
    index('contacts_by_name').on(sql`coalesce(${t.name}, ${t.nameAr}) collate "und-x-icu"`, t.id),
    index('contacts_owner').on(t.ownerId),
    index('contacts_team').on(t.teamId),
    index('contacts_roles').using('gin', t.roles),
    index('contacts_tags').using('gin', t.tags),
    index('contacts_language').on(t.language),
    // Of the few that somebody asks for by it.
    index('contacts_no_call')
      .on(t.updatedAt, t.id)
      .where(sql`${t.doNotCall}`),
    index('contacts_archived')
      .on(t.updatedAt, t.id)
      .where(sql`${t.archivedAt} is not null`),
    index('contacts_companies')
      .on(t.updatedAt, t.id)
      .where(sql`${t.kind} = 'company'`),
    check('contacts_phone_e164', sql`${t.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
  ],
)

/** Names, phones and e-mails under which a contact came: kept as written, found by their normal form. */
export const contactIdentities = pgTable(
  'contact_identities',
  {
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['name', 'phone', 'email'] }).notNull(),
    value: text('value').notNull(),
    /** A phone as E.164, an e-mail in small letters, a name folded. */
    normal: text('normal').notNull(),
    isPreferred: boolean('is_preferred').notNull().default(false),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.contactId, t.kind, t.normal] }),
    index('contact_identities_normal').on(t.kind, t.normal),
  ],
)

/** What a merge changed, so that it can be taken back: each document's values and each row's pointer as they were. */
export const merges = pgTable(
  'merges',
  {
    id: id(),
    kind: text('kind', { enum: ['contact', 'lead'] }).notNull(),
    winnerId: uuid('winner_id').notNull(),
    loserId: uuid('loser_id').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
    undoneAt: instant('undone_at'),
    /** Not jsonb, which puts the parts of a value in another order than a document holds them. */
    before: json('before').notNull(),
  },
  (t) => [
    index('merges_winner').on(t.winnerId, t.at),
    index('merges_loser').on(t.loserId, t.at),
    index('merges_at').on(t.at),
  ],
)
