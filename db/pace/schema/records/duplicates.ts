import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { LIKENESSES } from '#domain/contact/likeness.ts'
import { instant } from '../../../columns.ts'
import { contacts } from './contacts.ts'
import { people } from '../people/people.ts'

const contact = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => contacts.id, { onDelete: 'cascade' })

/** Two contacts that are perhaps the same, the smaller id first; once somebody has said that they are not, nobody is asked again. */
export const contactPairs = pgTable(
  'contact_pairs',
  {
    firstId: contact('first_id'),
    secondId: contact('second_id'),
    /** Null where nothing was found, and somebody has said all the same that they are two. */
    because: text('because', { enum: LIKENESSES }),
    at: instant('at').notNull(),
    differentBy: uuid('different_by').references(() => people.id),
    differentAt: instant('different_at'),
  },
  (t) => [
    primaryKey({ columns: [t.firstId, t.secondId] }),
    index('contact_pairs_second').on(t.secondId),
    index('contact_pairs_open')
      .on(t.at, t.firstId, t.secondId)
      .where(sql`${t.differentAt} is null`),
    index('contact_pairs_different')
      .on(t.differentAt, t.firstId, t.secondId)
      .where(sql`${t.differentAt} is not null`),
  ],
)

/** How far the contacts from before the pairs were looked at. */
export const contactScans = pgTable('contact_scans', {
  name: text('name').primaryKey(),
  after: uuid('after'),
  isDone: boolean('is_done').notNull().default(false),
})
