import { and, asc, gt, isNull, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { leads } from '../schema.ts'

/** Leads of nobody that is known: the next of them, by id. */
export async function listLeadsWithoutContact(
  db: PaceDb,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ id: leads.id })
    .from(leads)
    .where(and(isNull(leads.contactId), after === null ? undefined : gt(leads.id, after)))
    .orderBy(asc(leads.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Rows that hang on a lead, and name its contact beside it. */
const BESIDE = ['enquiries', 'communications', 'viewings', 'calls'] as const

/** What hangs on a lead is its contact's from now on, as far as it was nobody's. */
export async function pointToContact(
  tx: PaceDb,
  { leadId, contactId }: { leadId: string; contactId: string },
): Promise<void> {
  for (const table of BESIDE)
    await tx.execute(
      sql`update ${sql.identifier(table)} set contact_id = ${contactId} where lead_id = ${leadId} and contact_id is null`,
    )
}
