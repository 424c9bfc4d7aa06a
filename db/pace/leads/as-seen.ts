import { eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { leads } from '../schema.ts'
import { ifReadable, type LeadScope } from './records.ts'

/** The name of the lead that a record points to, as a condition compares it: none where the reader may not see the lead. */
export function leadNameAt(leadId: PgColumn, readable: LeadScope): SQL<string | null> {
  return sql`(select ${ifReadable(readable, leads.name)} from ${leads} where ${eq(leads.id, leadId)})`
}
