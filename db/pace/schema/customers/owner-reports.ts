import { index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../../../columns.ts'
import { linkColumns } from '../secret-columns.ts'
import { contacts } from '../records/contacts.ts'
import { people } from '../people/people.ts'
import { listings } from '../records/property.ts'

/** Links by which an owner reads how the sale or the letting of a home goes; the secret is stored as SHA-256. */
export const ownerReports = pgTable(
  'owner_reports',
  {
    id: id(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    /** For which owner it is; null for whoever the home belongs to. */
    contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'set null' }),
    /** Who made it, and stands on it. */
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    ...linkColumns(),
    /** When somebody looked at it last. */
    lastOpenedAt: instant('last_opened_at'),
  },
  (t) => [
    index('owner_reports_listing').on(t.listingId, t.createdAt, t.id),
    index('owner_reports_contact').on(t.contactId),
    index('owner_reports_former').using('gin', t.formerHashes),
  ],
)
