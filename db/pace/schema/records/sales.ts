import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { keysOf } from '#domain/catalogue.ts'
import type { UnreadPart } from '#domain/enquiry/enquiry.ts'
import { INTERESTS } from '#domain/viewing/customer.ts'
import { VIEWING_STATUSES } from '#domain/viewing/viewing.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { contacts } from './contacts.ts'
import { people, teams } from '../people/people.ts'
import { listings } from './property.ts'

/** Projection of `lead:` documents: written by the sync server alone. Columns are the document's fields. */
export const leads = pgTable(
  'leads',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    stage: text('stage').notNull(),
    stageChangedAt: instant('stage_changed_at'),
    lostReason: text('lost_reason'),
    ownerId: uuid('owner_id').references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    collaboratorIds: uuid('collaborator_ids')
      .array()
      .notNull()
      .default(sql`'{}'`),
    contactId: uuid('contact_id').references(() => contacts.id),
    mergedInto: uuid('merged_into'),
    source: text('source'),
    /** Its contact's, written along with the contact: for lists, cards and search. Its own where it has none. */
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    intent: text('intent'),
    propertyType: text('property_type'),
    areas: text('areas')
      .array()
      .notNull()
      .default(sql`'{}'`),
    bedrooms: integer('bedrooms'),
    bathrooms: integer('bathrooms'),
    budgetMin: bigint('budget_min', { mode: 'number' }),
    budgetMax: bigint('budget_max', { mode: 'number' }),
    budgetPeriod: text('budget_period'),
    moveDate: date('move_date', { mode: 'string' }),
    furnishing: text('furnishing'),
    pets: boolean('pets'),
    parking: integer('parking'),
    financing: text('financing'),
    temperature: text('temperature'),
    nextFollowUpAt: instant('next_follow_up_at'),
    pausedUntil: instant('paused_until'),
    pausedBecause: text('paused_because'),
    /** When its answer or its follow-up is due: of its clocks, kept here for lists and cards. */
    dueAt: instant('due_at'),
    archivedAt: instant('archived_at'),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'`),
    firstContactedAt: instant('first_contacted_at'),
    /** It came from another system then: whoever asked for it does not wait for an answer now. */
    importedAt: instant('imported_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('leads_tags').using('gin', t.tags),
    index('leads_team_stage').on(t.teamId, t.stage),
    index('leads_team_changed').on(t.teamId, t.stageChangedAt),
    index('leads_unowned')
      .on(t.teamId, t.stage)
      .where(sql`${t.ownerId} is null`),
    index('leads_owner').on(t.ownerId, t.nextFollowUpAt),
    index('leads_updated').on(t.updatedAt, t.id),
    index('leads_owner_updated').on(t.ownerId, t.updatedAt, t.id),
    index('leads_phone').on(t.phone),
    index('leads_email').on(sql`lower(${t.email})`),
    index('leads_contact').on(t.contactId, t.createdAt),
    // Few, and none before long: those that are still to be given their contact.
    index('leads_without_contact')
      .on(t.id)
      .where(sql`${t.contactId} is null`),
    index('leads_areas').using('gin', t.areas),
    index('leads_collaborators').using('gin', t.collaboratorIds),
    index('leads_stage').on(t.stage, t.updatedAt, t.id),
    // One for each order that a list offers along its values (db/pace/leads/page.ts).
    index('leads_by_creation').on(t.createdAt, t.id),
    index('leads_by_follow_up').on(t.nextFollowUpAt, t.id),
    index('leads_by_due').on(t.dueAt, t.id),
    index('leads_by_budget').on(t.budgetMax, t.id),
    // What the tabs of the list count: without it each lead would be looked at for whether it is archived.
    index('leads_shown_stage')
      .on(t.stage)
      .where(sql`${t.archivedAt} is null`),
    // Of few values each: they cost little, and together they find what several of them narrow down to.
    index('leads_intent').on(t.intent),
    index('leads_temperature').on(t.temperature),
    index('leads_bedrooms').on(t.bedrooms),
    index('leads_source').on(t.source),
    index('leads_property_type').on(t.propertyType),
    index('leads_by_stage_change').on(t.stageChangedAt, t.id),
    index('leads_by_name').on(sql`${t.name} collate "und-x-icu"`, t.id),
    // What a desk asks for, in the order in which it is urgent (db/pace/desk/lead-sources.ts).
    index('leads_desk_new')
      .on(t.ownerId, t.dueAt, t.id)
      .where(sql`${t.stage} = 'new' and ${t.archivedAt} is null`),
    index('leads_desk_free')
      .on(t.teamId, t.dueAt, t.id)
      .where(sql`${t.ownerId} is null and ${t.stage} = 'new' and ${t.archivedAt} is null`),
    index('leads_desk_worked')
      .on(t.ownerId, t.dueAt, t.id)
      .where(
        sql`${t.stage} in ('contacted', 'qualified', 'viewing', 'offer') and ${t.archivedAt} is null`,
      ),
  ],
)

/** Every move of a lead through its stages, written with the events that tell of it. The first has no `from`. */
export const leadStages = pgTable(
  'lead_stages',
  {
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
    from: text('from_stage'),
    to: text('to_stage').notNull(),
    /** Until when it stood there; null while it does. */
    until: instant('until'),
    actor: text('actor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.leadId, t.at, t.documentSeq] }),
    index('lead_stages_to').on(t.to, t.at),
  ],
)

/** Every signal that somebody is interested, with its original wording; a repeat is a new signal on the same lead. */
export const enquiries = pgTable(
  'enquiries',
  {
    id: id(),
    leadId: uuid('lead_id').references(() => leads.id),
    contactId: uuid('contact_id').references(() => contacts.id),
    listingId: uuid('listing_id').references(() => listings.id),
    source: text('source').notNull(),
    /** The portal's own id of the enquiry; repeats of it have no second effect. */
    externalId: text('external_id'),
    message: text('message').notNull().default(''),
    payload: jsonb('payload').notNull(),
    /** What came in, letter by letter, as a JSON string: that form holds even what no text of Postgres can. */
    received: text('received'),
    /** Parts that could not be read, each with why. */
    unread: jsonb('unread').$type<UnreadPart[]>().notNull().default([]),
    receivedAt: instant('received_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    uniqueIndex('enquiries_external').on(t.source, t.externalId),
    index('enquiries_lead').on(t.leadId, t.receivedAt),
    index('enquiries_contact').on(t.contactId, t.receivedAt),
    index('enquiries_listing').on(t.listingId, t.receivedAt),
  ],
)

/** What happened with a record, for its timeline: notes on the record, stage moves by hand, viewings held. */
export const activities = pgTable(
  'activities',
  {
    id: id(),
    leadId: uuid('lead_id').references(() => leads.id),
    listingId: uuid('listing_id').references(() => listings.id),
    personId: uuid('person_id').references(() => people.id),
    kind: text('kind').notNull(),
    body: text('body').notNull().default(''),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('activities_lead').on(t.leadId, t.at),
    index('activities_listing').on(t.listingId, t.at),
  ],
)

export const tasks = pgTable(
  'tasks',
  {
    id: id(),
    title: text('title').notNull(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    leadId: uuid('lead_id').references(() => leads.id),
    listingId: uuid('listing_id').references(() => listings.id),
    callId: text('call_id'),
    dueAt: instant('due_at'),
    doneAt: instant('done_at'),
    /** `person:<id>` or `service:<client>`. */
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('tasks_owner').on(t.ownerId, t.doneAt, t.dueAt),
    index('tasks_team').on(t.teamId, t.createdAt),
    index('tasks_lead').on(t.leadId),
    // One for each order that the list offers, and one for what it opens with: the open ones among years of what was done.
    index('tasks_by_creation').on(t.createdAt, t.id),
    index('tasks_by_due').on(t.dueAt, t.id),
    index('tasks_by_done').on(t.doneAt, t.id),
    index('tasks_open')
      .on(t.dueAt, t.id)
      .where(sql`${t.doneAt} is null`),
    index('tasks_desk')
      .on(t.ownerId, t.dueAt, t.id)
      .where(sql`${t.doneAt} is null`),
  ],
)

export const viewings = pgTable(
  'viewings',
  {
    id: id(),
    leadId: uuid('lead_id').references(() => leads.id),
    contactId: uuid('contact_id').references(() => contacts.id),
    listingId: uuid('listing_id').references(() => listings.id),
    agentId: uuid('agent_id')
      .notNull()
      .references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    status: text('status', { enum: keysOf(VIEWING_STATUSES) })
      .notNull()
      .default('pending'),
    /** What they who came make of the home, as the agent says it. */
    interest: text('interest', { enum: INTERESTS }),
    feedback: text('feedback'),
    createdAt: createdAt(),
    /** How often it was changed, and when last: calendars that subscribe tell by these which of two is newer (RFC 5545, 3.8.7.4). */
    revision: integer('revision').notNull().default(0),
    changedAt: instant('changed_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('viewings_team').on(t.teamId, t.startsAt),
    index('viewings_by_status').on(t.status, t.startsAt, t.id),
    index('viewings_by_creation').on(t.createdAt, t.id),
    index('viewings_agent').on(t.agentId, t.startsAt),
    index('viewings_by_start').on(t.startsAt, t.id),
    index('viewings_lead').on(t.leadId),
    index('viewings_contact').on(t.contactId, t.startsAt),
    index('viewings_listing').on(t.listingId, t.startsAt),
    check('viewings_times', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)
