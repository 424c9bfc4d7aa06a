import { sql } from 'drizzle-orm'
import { viewings } from '../schema.ts'

/** What every change of a viewing sets beside what it changes: for whoever keeps a copy. */
export const AS_CHANGED = {
  revision: sql`${viewings.revision} + 1`,
  changedAt: sql`now()`,
}
