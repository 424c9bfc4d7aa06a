import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../../columns.ts'
import { areas, people, teams } from './people.ts'

/** A physical home or office; it may be listed many times over the years. */
export const properties = pgTable(
  'properties',
  {
    id: id(),
    areaKey: text('area_key')
      .notNull()
      .references(() => areas.key),
    building: text('building'),
    unit: text('unit'),
    propertyType: text('property_type').notNull(),
    bedrooms: integer('bedrooms'),
    bathrooms: integer('bathrooms'),
    sizeSqft: integer('size_sqft'),
    createdAt: createdAt(),
  },
  (t) => [
    index('properties_area').on(t.areaKey),
    index('properties_building').on(t.building, t.unit),
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
    offPlan: boolean('off_plan'),
    petsAllowed: boolean('pets_allowed'),
    /** Plain text of the collaborative description, for search, feeds and REST. */
    description: text('description').notNull().default(''),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    documentSeq: bigint('document_seq', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('listings_team_status').on(t.teamId, t.status),
    index('listings_agent').on(t.agentId),
    index('listings_area_price').on(t.area, t.purpose, t.price),
    index('listings_updated').on(t.updatedAt, t.id),
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
  ],
)
