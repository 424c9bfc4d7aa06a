import { sql } from 'drizzle-orm'
import {
  check,
  doublePrecision,
  index,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ClockKind, StopReason } from '#domain/clock/kinds.ts'
import { id, instant } from '../../../columns.ts'
import { people } from '../people/people.ts'
import { listings } from './property.ts'
import { leads } from './sales.ts'

/** What is due by when, written with the rows that start and stop it. One that has stopped stays: it says how it went. */
export const clocks = pgTable(
  'clocks',
  {
    id: id(),
    kind: text('kind').$type<ClockKind>().notNull(),
    leadId: uuid('lead_id').references(() => leads.id, { onDelete: 'cascade' }),
    listingId: uuid('listing_id').references(() => listings.id, { onDelete: 'cascade' }),
    /** Whose the record is, or was when the clock stopped. */
    ownerId: uuid('owner_id').references(() => people.id),
    basis: text('basis').notNull(),
    startedAt: instant('started_at').notNull(),
    countsFrom: instant('counts_from').notNull(),
    spent: doublePrecision('spent').notNull(),
    pausedAt: instant('paused_at'),
    dueAt: instant('due_at').notNull(),
    warnAt: instant('warn_at'),
    warnedAt: instant('warned_at'),
    breachedAt: instant('breached_at'),
    /** When somebody has to be told something; null when there is nothing more to tell. */
    ringsAt: instant('rings_at'),
    stoppedAt: instant('stopped_at'),
    reason: text('reason').$type<StopReason>(),
  },
  (t) => [
    uniqueIndex('clocks_running_of_lead')
      .on(t.leadId, t.kind)
      .where(sql`${t.stoppedAt} is null`),
    uniqueIndex('clocks_running_of_listing')
      .on(t.listingId, t.kind)
      .where(sql`${t.stoppedAt} is null`),
    index('clocks_to_ring')
      .on(t.ringsAt)
      .where(sql`${t.ringsAt} is not null`),
    index('clocks_of_lead').on(t.leadId, t.startedAt),
    index('clocks_of_listing').on(t.listingId, t.startedAt),
    index('clocks_desk')
      .on(t.ownerId, t.dueAt, t.id)
      .where(sql`${t.listingId} is not null and ${t.stoppedAt} is null`),
    index('clocks_breached').on(t.kind, t.breachedAt),
    check('clocks_of_one_record', sql`num_nonnulls(${t.leadId}, ${t.listingId}) = 1`),
  ],
)

/** How far all clocks are reckoned by the settings as they are: one row, moved on slice by slice. */
export const clockReckoning = pgTable(
  'clock_reckoning',
  {
    id: smallint('id').primaryKey().default(1),
    /** The settings that are reckoned by. */
    basis: text('basis').notNull(),
    /** The record that was reckoned last; null when all have been. */
    after: text('after'),
  },
  (t) => [check('clock_reckoning_one', sql`${t.id} = 1`)],
)
