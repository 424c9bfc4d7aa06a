import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../columns.ts'
import { calls } from './calls.ts'

/** The call out of which a listing was made. Without a reference to the listing: its row follows its document. */
export const listingOrigins = pgTable('listing_origins', {
  listingId: uuid('listing_id').primaryKey(),
  callId: text('call_id')
    .notNull()
    .references(() => calls.id, { onDelete: 'cascade' }),
  actor: text('actor').notNull(),
  at: instant('at').notNull(),
})
