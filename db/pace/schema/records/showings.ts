import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { ShowingPlan } from '#domain/viewing/showing.ts'
import { instant } from '../../../columns.ts'
import { listings } from './property.ts'

/** When a listing can be shown, where somebody has laid that down. */
export const listingShowings = pgTable('listing_showings', {
  listingId: uuid('listing_id')
    .primaryKey()
    .references(() => listings.id, { onDelete: 'cascade' }),
  plan: jsonb('plan').$type<ShowingPlan>().notNull(),
  /** How often it was changed: who writes over another's change is told. */
  revision: integer('revision').notNull().default(1),
  changedBy: text('changed_by').notNull(),
  changedAt: instant('changed_at').notNull(),
})
