import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Delivery } from '#domain/notification/delivery-times.ts'
import type { Detail, NotificationKind } from '#domain/notification/kinds.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { people } from '../people/people.ts'
import { listings } from '../records/property.ts'
import { leads } from '../records/sales.ts'

const personId = () =>
  uuid('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

/** One event as one person hears of it. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    personId: personId(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    leadId: uuid('lead_id').references(() => leads.id, { onDelete: 'cascade' }),
    listingId: uuid('listing_id').references(() => listings.id, { onDelete: 'cascade' }),
    detail: jsonb('detail').$type<Detail>().notNull(),
    /** Who did it: `person:<id>` or `service:<client>`. */
    actor: text('actor').notNull(),
    /** The event in the one log; where many became one, the last of them. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    /** Of events that it stands for: somebody's great deed is told once. */
    count: integer('count').notNull().default(1),
    /** In the list in the app. One that is only sent is none of it. */
    inApp: boolean('in_app').notNull(),
    createdAt: createdAt(),
    readAt: instant('read_at'),
    /** Waits for the next digest. */
    toMail: boolean('to_mail').notNull(),
    mailedAt: instant('mailed_at'),
  },
  (t) => [
    index('notifications_of_person')
      .on(t.personId, t.createdAt, t.id)
      .where(sql`${t.inApp}`),
    index('notifications_unread')
      .on(t.personId)
      .where(sql`${t.inApp} and ${t.readAt} is null`),
    index('notifications_to_mail')
      .on(t.personId, t.createdAt)
      .where(sql`${t.toMail} and ${t.mailedAt} is null`),
    index('notifications_alike').on(t.personId, t.kind, t.actor, t.createdAt),
    index('notifications_lead').on(t.leadId),
    index('notifications_listing').on(t.listingId),
  ],
)

/** Where somebody has chosen other channels for a kind than the house. */
export const notificationRules = pgTable(
  'notification_rules',
  {
    personId: personId(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    app: boolean('app').notNull(),
    push: boolean('push').notNull(),
    email: boolean('email').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.kind] })],
)

/** What an admin has set for all who have not chosen. */
export const notificationDefaults = pgTable('notification_defaults', {
  kind: text('kind').$type<NotificationKind>().primaryKey(),
  app: boolean('app').notNull(),
  push: boolean('push').notNull(),
  email: boolean('email').notNull(),
})

/** When somebody wants to hear of things; who has no row has the usual. */
export const notificationDeliveries = pgTable('notification_deliveries', {
  personId: personId().primaryKey(),
  delivery: jsonb('delivery').$type<Delivery>().notNull(),
})

/** A browser that takes pushes, as it gave itself. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: id(),
    personId: personId(),
    endpoint: text('endpoint').notNull(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('push_subscriptions_endpoint').on(t.endpoint),
    index('push_subscriptions_person').on(t.personId),
  ],
)

/** Mail of a house that has no mail server: an admin reads it on a page. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('outbox_by_creation').on(t.createdAt, t.id)],
)
