import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { inLeadScope, type LeadScope } from '../leads/records.ts'
import { inScope } from '../query/scope.ts'
import { inContactScope } from '../contacts/scope.ts'
import { contacts, files, leads, listings } from '../schema.ts'

/** The condition that a file's record may be read, as the policy of each kind of record says it. Undefined where all may be. */
export function isReadableFile(scope: LeadScope): SQL | undefined {
  if (scope === 'all') return undefined
  const id = sql`split_part(${files.record}, ':', 2)::uuid`
  return or(
    // Properties are everybody's to see.
    sql`${files.record} like 'property:%'`,
    and(
      sql`${files.record} like 'contact:%'`,
      sql`exists (select 1 from ${contacts} where ${and(eq(contacts.id, id), inContactScope(scope))})`,
    ),
    and(
      sql`${files.record} like 'lead:%'`,
      sql`exists (select 1 from ${leads} where ${and(eq(leads.id, id), inLeadScope(scope))})`,
    ),
    and(
      sql`${files.record} like 'listing:%'`,
      sql`exists (select 1 from ${listings} where ${and(eq(listings.id, id), inScope(scope, { team: listings.teamId }))})`,
    ),
  )
}
