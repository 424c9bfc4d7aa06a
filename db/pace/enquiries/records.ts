import { and, asc, eq, gt } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { inLeadScope, type LeadScope } from '../leads/records.ts'
import { cutPage, type InstantCursor } from '../query/keyset.ts'
import { enquiries, leads } from '../schema.ts'

/** What everybody who reads its lead may know of a signal: what the events of it say, and when it came. */
type EnquiryRecord = Pick<
  typeof enquiries.$inferSelect,
  'id' | 'leadId' | 'listingId' | 'source' | 'receivedAt'
>

/** One page of the signals of leads within `scope`, in the order of their ids. One that waits for its lead is nobody's yet. */
export async function listEnquiryRecords(
  db: PaceDb,
  scope: LeadScope,
  { limit, after }: { limit: number; after?: InstantCursor },
): Promise<{ rows: EnquiryRecord[]; next: InstantCursor | null }> {
  const { id, leadId, listingId, source, receivedAt } = enquiries
  const found = await db
    .select({ id, leadId, listingId, source, receivedAt })
    .from(enquiries)
    .innerJoin(leads, eq(leads.id, leadId))
    .where(and(inLeadScope(scope), after ? gt(id, after.id) : undefined))
    .orderBy(asc(id))
    .limit(limit + 1)
  return cutPage(found, limit, (last) => ({ at: last.receivedAt, id: last.id }))
}
