import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Captions } from '#domain/listing/captions.ts'
import type { MediaItem } from '#domain/listing/media.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { contacts } from './contacts.ts'
import { areas, people, teams } from '../people/people.ts'

/** A physical home or office; it may be listed many times over the years. */
export const properties = pgTable(
  'properties',
  {
    id: id(),
    area: text('area_key').references(() => areas.key),
    building: text('building'),
    unit: text('unit'),
    floor: integer('floor'),
    propertyType: text('property_type'),
    bedrooms: integer('bedrooms'),
    bathrooms: integer('bathrooms'),
    sizeSqft: integer('size_sqft'),
    parking: integer('parking'),
    /** Number of the title deed at the Land Department. */
    titleDeed: text('title_deed'),
    /** The ten digits over the door of a building in Dubai. */
    makani: text('makani'),
    /** Who looks after it for the house, and for which team. */
    agentId: uuid('agent_id').references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('properties_area').on(t.area, t.updatedAt, t.id),
    // Which home somebody means, however its building and unit are spelled.
    index('properties_unit').on(sql`search_form(${t.unit})`, sql`search_form(${t.building})`),
    index('properties_updated').on(t.updatedAt, t.id),
    index('properties_title_deed').on(t.titleDeed),
    index('properties_makani').on(t.makani),
    index('properties_agent').on(t.agentId),
    index('properties_team').on(t.teamId),
    // One for each order that the list offers, and one for each column of few values (db/pace/properties/columns.ts).
    index('properties_by_creation').on(t.createdAt, t.id),
    index('properties_by_building').on(sql`${t.building} collate "und-x-icu"`, t.id),
    index('properties_by_size').on(t.sizeSqft, t.id),
    index('properties_bedrooms').on(t.bedrooms),
    index('properties_property_type').on(t.propertyType),
  ],
)

/** Whose a property is. */
export const propertyOwners = pgTable(
  'property_owners',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    /** Of the home, in per cent; null where nobody has said. */
    share: numeric('share', { precision: 5, scale: 2, mode: 'number' }),
    since: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.contactId] }),
    index('property_owners_contact').on(t.contactId),
    check('property_owners_share', sql`${t.share} > 0 and ${t.share} <= 100`),
  ],
)

/** Projection of `listing:` documents: written by the sync server alone. Columns are the document's fields. */
export const listings = pgTable(
  'listings',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    status: text('status').notNull(),
    propertyId: uuid('property_id').references(() => properties.id),
    agentId: uuid('agent_id').references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    title: text('title'),
    titleAr: text('title_ar'),
    purpose: text('purpose'),
    propertyType: text('property_type'),
    area: text('area').references(() => areas.key),
    building: text('building'),
    unit: text('unit'),
    floor: integer('floor'),
    bedrooms: integer('bedrooms'),
    bathrooms: integer('bathrooms'),
    sizeSqft: integer('size_sqft'),
    price: bigint('price', { mode: 'number' }),
    rentPeriod: text('rent_period'),
    serviceCharge: doublePrecision('service_charge'),
    furnishing: text('furnishing'),
    parking: integer('parking'),
    view: text('view'),
    availableFrom: date('available_from', { mode: 'string' }),
    permitNumber: text('permit_number'),
    permitEndsOn: date('permit_ends_on', { mode: 'string' }),
    mandateEndsOn: date('mandate_ends_on', { mode: 'string' }),
    formANumber: text('form_a_number'),
    formASignedOn: date('form_a_signed_on', { mode: 'string' }),
    exclusive: boolean('exclusive'),
    minimumPrice: bigint('minimum_price', { mode: 'number' }),
    commissionPercent: doublePrecision('commission_percent'),
    reviewAskedBy: uuid('review_asked_by').references(() => people.id),
    reviewedBy: uuid('reviewed_by').references(() => people.id),
    reviewWords: text('review_words'),
    descriptionAr: text('description_ar'),
    videoUrl: text('video_url'),
    offPlan: boolean('off_plan'),
    offPlanSale: text('off_plan_sale'),
    developer: text('developer'),
    handoverOn: date('handover_on', { mode: 'string' }),
    paymentPlan: text('payment_plan'),
    originalPrice: bigint('original_price', { mode: 'number' }),
    amountPaid: bigint('amount_paid', { mode: 'number' }),
    dldWaiver: integer('dld_waiver'),
    petsAllowed: boolean('pets_allowed'),
    amenities: text('amenities')
      .array()
      .notNull()
      .default(sql`'{}'`),
    archivedAt: instant('archived_at'),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Plain text of the collaborative description, for search, feeds and REST. */
    description: text('description').notNull().default(''),
    /** Its pictures in their order. */
    media: jsonb('media')
      .$type<MediaItem[]>()
      .notNull()
      .default(sql`'[]'`),
    /** What is said under them, by file and language. */
    captions: jsonb('captions')
      .$type<Captions>()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('listings_tags').using('gin', t.tags),
    index('listings_team_status').on(t.teamId, t.status),
    index('listings_agent').on(t.agentId),
    index('listings_property').on(t.propertyId),
    index('listings_permit').on(t.permitNumber),
    // Whose permit has ended and who is still advertised.
    index('listings_permit_ends')
      .on(t.permitEndsOn, t.id)
      .where(sql`${t.status} in ('available', 'underOffer') and ${t.archivedAt} is null`),
    index('listings_area_price').on(t.area, t.purpose, t.price),
    // What a home is compared with: what is to be had in its building, what of its community is about as large, and what went lately.
    index('listings_of_building')
      .on(sql`search_form(${t.building})`, t.purpose, t.propertyType, t.bedrooms, t.updatedAt, t.id)
      .where(sql`${t.status} in ('available', 'underOffer') and ${t.archivedAt} is null`),
    index('listings_alike')
      .on(t.area, t.purpose, t.propertyType, t.bedrooms, t.sizeSqft, t.id)
      .where(sql`${t.status} in ('available', 'underOffer') and ${t.archivedAt} is null`),
    index('listings_gone')
      .on(t.area, t.purpose, t.propertyType, t.bedrooms, t.updatedAt, t.id)
      .where(sql`${t.status} in ('sold', 'let')`),
    index('listings_updated').on(t.updatedAt, t.id),
    index('listings_status').on(t.status, t.updatedAt, t.id),
    index('listings_bedrooms').on(t.bedrooms, t.updatedAt, t.id),
    // One for each order that a list offers along its values (db/pace/listings/columns.ts).
    index('listings_by_title').on(sql`${t.title} collate "und-x-icu"`, t.id),
    index('listings_by_price').on(t.price, t.id),
    // OData counts nothing as less than everything (db/pace/reso/places.ts).
    index('listings_by_price_or_none').on(t.price.asc().nullsFirst(), t.id),
    index('listings_amenities').using('gin', t.amenities),
    index('listings_by_size').on(t.sizeSqft, t.id),
    index('listings_by_creation').on(t.createdAt, t.id),
    // What the tabs of the list count: without it each listing would be looked at for whether it is archived.
    index('listings_shown_status')
      .on(t.status)
      .where(sql`${t.archivedAt} is null`),
    // Of few values each: together they find what several of them narrow down to.
    index('listings_purpose').on(t.purpose),
    index('listings_property_type').on(t.propertyType),
    check('listings_price', sql`${t.price} >= 0`),
  ],
)

/** What each portal last said of a listing: projection of the document's `portals` map. */
export const portalPublications = pgTable(
  'portal_publications',
  {
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    portal: text('portal').notNull(),
    state: text('state').notNull(),
    at: instant('at').notNull(),
    reason: text('reason'),
    url: text('url'),
    attempts: integer('attempts').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.listingId, t.portal] }),
    index('portal_publications_state').on(t.portal, t.state),
    // A feed is read along the listings.
    index('portal_publications_portal').on(t.portal, t.listingId),
    // What a portal has still to do, the oldest first.
    index('portal_publications_unmet')
      .on(t.at, t.listingId, t.portal)
      .where(sql`${t.state} in ('queued', 'sending', 'removing', 'failed')`),
  ],
)

/** When a portal has read its feed to the end, the last time and the time before. */
export const portalReads = pgTable('portal_reads', {
  portal: text('portal').primaryKey(),
  /** The listings' last event that the feed told of. */
  sequence: bigint('sequence', { mode: 'number' }).notNull(),
  readAt: instant('read_at').notNull(),
  readBefore: instant('read_before'),
  /** How many listings the feed held, and how many it left out because something was missing. */
  shown: integer('shown').notNull(),
  keptOut: integer('kept_out').notNull(),
  /** What it called itself: whoever has the key may read. */
  reader: text('reader'),
})

/** Each stay of a listing in a status: a row of its own, which keeps what was when the home has long been sold. */
export const listingStatuses = pgTable(
  'listing_statuses',
  {
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
    from: text('from_status'),
    to: text('to_status').notNull(),
    /** Until when it stood so; null while it does. */
    until: instant('until'),
    actor: text('actor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.listingId, t.at, t.documentSeq] }),
    index('listing_statuses_to').on(t.to, t.at),
  ],
)

/** Each stay of a listing at a price: its history outlives the log of events, which is folded. */
export const listingPrices = pgTable(
  'listing_prices',
  {
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
    from: bigint('from_price', { mode: 'number' }),
    /** Null from when its price was taken away. */
    to: bigint('to_price', { mode: 'number' }),
    /** Until when it was asked for; null while it is. */
    until: instant('until'),
    actor: text('actor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.listingId, t.at, t.documentSeq] })],
)
