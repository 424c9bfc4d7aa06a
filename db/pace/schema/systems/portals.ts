import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { DifferenceCause, DifferenceKind } from '#domain/portals/drift.ts'
import { bytea, id, instant } from '../../../columns.ts'
import { listings } from '../records/property.ts'

const listingId = () =>
  uuid('listing_id')
    .notNull()
    .references(() => listings.id, { onDelete: 'cascade' })

/** By what the house is known to a portal that it speaks with: one row for each portal. Its secrets are sealed by the app. */
export const portalConnections = pgTable('portal_connections', {
  portal: text('portal').primaryKey(),
  sealed: bytea('sealed').notNull(),
  /** The house's licence at the regulator: permits are asked for with it. */
  licence: text('licence'),
  changedBy: text('changed_by').notNull(),
  changedAt: instant('changed_at').notNull(),
  /** When it was last tried, and what was wrong. */
  testedAt: instant('tested_at'),
  problem: text('problem'),
})

/** A listing as a portal knows it: what it was told last, and what it shows. */
export const portalListings = pgTable(
  'portal_listings',
  {
    listingId: listingId(),
    portal: text('portal').notNull(),
    /** The portal's own id of it. */
    remoteId: text('remote_id').notNull(),
    /** The wish that the portal has taken on, and is still to answer. */
    askedKey: text('asked_key'),
    /** Of what it was told last. */
    sentHash: text('sent_hash'),
    sentAt: instant('sent_at'),
    /** What of the listing the portal has no word for: said, not sent. */
    leftOut: text('left_out')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Why it did not take the last change, while it shows what was before. */
    problem: text('problem'),
    /** When what it shows was last compared with what PACE says. */
    comparedAt: instant('compared_at'),
  },
  (t) => [
    primaryKey({ columns: [t.listingId, t.portal] }),
    uniqueIndex('portal_listings_remote').on(t.portal, t.remoteId),
    index('portal_listings_compared').on(t.portal, t.comparedAt.asc().nullsFirst(), t.listingId),
  ],
)

/** Where a portal shows another thing than PACE says: one row for each matter, from when it was first seen until it is gone. */
export const portalDifferences = pgTable(
  'portal_differences',
  {
    id: id(),
    listingId: listingId(),
    portal: text('portal').notNull(),
    kind: text('kind').$type<DifferenceKind>().notNull(),
    ours: text('ours').notNull(),
    theirs: text('theirs').notNull(),
    cause: text('cause').$type<DifferenceCause>().notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [
    uniqueIndex('portal_differences_once').on(t.listingId, t.portal, t.kind),
    index('portal_differences_age').on(t.firstSeenAt, t.id),
    index('portal_differences_kind').on(t.kind, t.firstSeenAt, t.id),
    index('portal_differences_portal').on(t.portal, t.firstSeenAt, t.id),
    index('portal_differences_cause').on(t.cause, t.firstSeenAt, t.id),
  ],
)

/** What portals have pushed, as it came: kept first, understood afterwards. */
export const portalMessages = pgTable(
  'portal_messages',
  {
    id: id(),
    portal: text('portal').notNull(),
    /** SHA-256 of the body: what comes again is one message. */
    bodyHash: text('body_hash').notNull(),
    body: bytea('body').notNull(),
    receivedAt: instant('received_at')
      .notNull()
      .default(sql`now()`),
    understoodAt: instant('understood_at'),
    problem: text('problem'),
  },
  (t) => [
    uniqueIndex('portal_messages_once').on(t.portal, t.bodyHash),
    index('portal_messages_open')
      .on(t.receivedAt)
      .where(sql`${t.understoodAt} is null`),
  ],
)

/** What a portal demands of a listing by a day: its newest word on each kind of demand. */
export const portalDemands = pgTable(
  'portal_demands',
  {
    listingId: listingId(),
    portal: text('portal').notNull(),
    kind: text('kind').notNull(),
    status: text('status', { enum: ['pending', 'disputed', 'ended'] }).notNull(),
    /** The moment of the portal's word: an older one that comes later changes nothing. */
    at: instant('at').notNull(),
    dueAt: instant('due_at'),
    /** What happens then, in the portal's words. */
    consequence: text('consequence'),
    message: jsonb('message').$type<{ en?: string; ar?: string }>().notNull(),
    remarks: text('remarks'),
    taskId: uuid('task_id'),
  },
  (t) => [primaryKey({ columns: [t.listingId, t.portal, t.kind] })],
)

/** Which of a portal's places is meant by one of ours: a community, or a building in it. */
export const portalPlaces = pgTable(
  'portal_places',
  {
    portal: text('portal').notNull(),
    /** `area`, or `area|building` in its plain form. */
    place: text('place').notNull(),
    /** Null where the portal knows no such place. */
    remoteId: text('remote_id'),
    name: text('name'),
    foundAt: instant('found_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.portal, t.place] })],
)
