import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../../../columns.ts'

/** Workers of the queue that live, and when each was last heard of: what one that died had begun is another's. */
export const jobWorkers = pgTable(
  'job_workers',
  { id: text('id').primaryKey(), seenAt: instant('seen_at').notNull() },
  (t) => [index('job_workers_seen').on(t.seenAt)],
)
