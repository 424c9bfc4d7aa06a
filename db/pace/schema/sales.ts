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
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../../columns.ts'
import { people, teams } from './people.ts'
import { listings } from './property.ts'

/** A person outside the company. One row may be tenant, buyer, landlord and seller at once (`roles`). */
export const applicants = pgTable(
  'applicants',
  {
    id: id(),
    name: text('name').notNull(),
    phone: text('phone'),
    email: text('email'),
    roles: text('roles')
      .array()
      .notNull()
      .default(sql`'{}'`),
    language: text('language'),
    marketingConsent: boolean('marketing_consent').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index('applicants_phone').on(t.phone),
    index('applicants_email').on(sql`lower(${t.email})`),
    check('applicants_phone_e164', sql`${t.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
  ],
)

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
    applicantId: uuid('applicant_id').references(() => applicants.id),
    source: text('source'),
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
    firstContactedAt: instant('first_contacted_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('leads_team_stage').on(t.teamId, t.stage),
    index('leads_owner').on(t.ownerId, t.nextFollowUpAt),
    index('leads_updated').on(t.updatedAt, t.id),
    index('leads_phone').on(t.phone),
    index('leads_areas').using('gin', t.areas),
  ],
)

/** Every signal that somebody is interested, with its original wording; a repeat is a new signal on the same lead. */
export const enquiries = pgTable(
  'enquiries',
  {
    id: id(),
    leadId: uuid('lead_id').references(() => leads.id),
    applicantId: uuid('applicant_id').references(() => applicants.id),
    listingId: uuid('listing_id').references(() => listings.id),
    source: text('source').notNull(),
    /** The portal's own id of the enquiry; repeats of it have no second effect. */
    externalId: text('external_id'),
    message: text('message').notNull().default(''),
    payload: jsonb('payload').notNull(),
    receivedAt: instant('received_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    uniqueIndex('enquiries_external').on(t.source, t.externalId),
    index('enquiries_lead').on(t.leadId),
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

/** E-mails, texts and messages to or from an applicant. Calls have a table of their own. */
export const communications = pgTable(
  'communications',
  {
    id: id(),
    leadId: uuid('lead_id').references(() => leads.id),
    applicantId: uuid('applicant_id').references(() => applicants.id),
    personId: uuid('person_id').references(() => people.id),
    channel: text('channel', { enum: ['email', 'sms', 'whatsapp', 'letter'] }).notNull(),
    direction: text('direction', { enum: ['inbound', 'outbound'] }).notNull(),
    subject: text('subject'),
    body: text('body').notNull(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index('communications_lead').on(t.leadId, t.at)],
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
  (t) => [index('tasks_owner').on(t.ownerId, t.doneAt, t.dueAt), index('tasks_lead').on(t.leadId)],
)

export const viewings = pgTable(
  'viewings',
  {
    id: id(),
    leadId: uuid('lead_id').references(() => leads.id),
    listingId: uuid('listing_id').references(() => listings.id),
    agentId: uuid('agent_id')
      .notNull()
      .references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    status: text('status', { enum: ['pending', 'confirmed', 'cancelled', 'attended', 'noShow'] })
      .notNull()
      .default('pending'),
    feedback: text('feedback'),
    createdAt: createdAt(),
  },
  (t) => [
    index('viewings_agent').on(t.agentId, t.startsAt),
    index('viewings_lead').on(t.leadId),
    index('viewings_listing').on(t.listingId, t.startsAt),
    check('viewings_times', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)
