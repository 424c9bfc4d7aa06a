import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { CONNECTION_PROBLEMS, CONNECTION_STATES } from '#domain/google-calendar/connection.ts'
import { bytea, createdAt, instant } from '../../../columns.ts'
import { people } from '../people/people.ts'
import { viewings } from '../records/sales.ts'

/** Half-done consents at Google: state → whose it is, and what must match when the browser comes back. */
export const googleConsents = pgTable(
  'google_consents',
  {
    state: text('state').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    codeVerifier: text('code_verifier').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('google_consents_person').on(t.personId)],
)

/** A person's own calendar at Google. The refresh token is sealed with the installation's secret. */
export const googleCalendars = pgTable(
  'google_calendars',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    refreshToken: bytea('refresh_token').notNull(),
    /** What Google calls the calendar: mostly the account's address. */
    name: text('name'),
    state: text('state', { enum: CONNECTION_STATES }).notNull().default('connected'),
    problem: text('problem', { enum: CONNECTION_PROBLEMS }),
    createdAt: createdAt(),
    /** From where on it is read; null where all of it has to be read. */
    syncToken: text('sync_token'),
    /** When all of it was read last, and when it was read last at all. */
    wholeAt: instant('whole_at'),
    readAt: instant('read_at'),
    /** The push channel by which Google says that something has changed; its token is stored as SHA-256. */
    channelId: uuid('channel_id').unique(),
    channelHash: text('channel_hash'),
    channelResource: text('channel_resource'),
    channelUntil: instant('channel_until'),
  },
  (t) => [index('google_calendars_due').on(t.state, t.readAt)],
)

/** Which event in whose calendar is a viewing of ours, and what it was told last. */
export const googleEvents = pgTable(
  'google_events',
  {
    viewingId: uuid('viewing_id')
      .notNull()
      .references(() => viewings.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => googleCalendars.personId, { onDelete: 'cascade' }),
    eventId: text('event_id').notNull(),
    /** What the event was when it was seen last (RFC 9110, 8.8.3): what is another one by now was changed there. */
    etag: text('etag'),
    /** When the viewing was, as Google was told. */
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** A hash of all that was told; null where it has to be told again. */
    told: text('told'),
    /** Since when it is deleted there, and the person asked what that means. */
    removedAt: instant('removed_at'),
    /** How often one of that id was lost for good. */
    lost: integer('lost').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.viewingId, t.personId] }),
    unique('google_events_event').on(t.personId, t.eventId),
    index('google_events_person').on(t.personId, t.startsAt),
    index('google_events_removed')
      .on(t.personId)
      .where(sql`${t.removedAt} is not null`),
  ],
)

/** When somebody is busy by their own calendar: the times alone, nothing of what it is. */
export const busyTimes = pgTable(
  'busy_times',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => googleCalendars.personId, { onDelete: 'cascade' }),
    eventId: text('event_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.eventId] }),
    index('busy_times_person').on(t.personId, t.endsAt, t.startsAt),
    index('busy_times_by_start').on(t.startsAt, t.personId),
  ],
)
