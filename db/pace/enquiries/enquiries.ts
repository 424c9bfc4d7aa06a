import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { enquiries } from '../schema.ts'

export type EnquiryRow = typeof enquiries.$inferSelect
export type NewEnquiry = Pick<
  EnquiryRow,
  'contactId' | 'listingId' | 'source' | 'externalId' | 'message'
> &
  Partial<Pick<EnquiryRow, 'id' | 'received' | 'unread'>> & {
    payload: object
  }

/** An enquiry that was stored before under the portal's own id, or null. */
export async function findEnquiryByExternalId(
  db: PaceDb,
  source: string,
  externalId: string,
): Promise<EnquiryRow | null> {
  const [row] = await db
    .select()
    .from(enquiries)
    .where(and(eq(enquiries.source, source), eq(enquiries.externalId, externalId)))
  return row ?? null
}

/**
 * Stores a signal, or returns null where the portal's id is known already. A contact's signals get rising instants,
 * so that whoever attaches them agrees on which came first.
 */
export async function insertEnquiry(tx: PaceDb, enquiry: NewEnquiry): Promise<EnquiryRow | null> {
  const previous = sql`(select max(${enquiries.receivedAt}) from ${enquiries}
    where ${enquiries.contactId} = ${enquiry.contactId})`
  const [row] = await tx
    .insert(enquiries)
    .values({
      ...enquiry,
      receivedAt: sql`greatest(clock_timestamp(), ${previous} + interval '1 millisecond')`,
    })
    .onConflictDoNothing()
    .returning()
  return row ?? null
}

/** A contact's signals that have no lead yet, the first one first. */
export async function listPendingEnquiries(db: PaceDb, contactId: string): Promise<EnquiryRow[]> {
  return db
    .select()
    .from(enquiries)
    .where(and(eq(enquiries.contactId, contactId), isNull(enquiries.leadId)))
    .orderBy(asc(enquiries.receivedAt), asc(enquiries.id))
}

/**
 * Gives signals their lead; returns those that had none. They are held in the order of their ids first: two who attach the same
 * ones find them in different orders (by the index, by the table), and each would wait for the other.
 */
export async function attachEnquiries(
  tx: PaceDb,
  ids: string[],
  leadId: string,
): Promise<EnquiryRow[]> {
  await tx
    .select({ id: enquiries.id })
    .from(enquiries)
    .where(inArray(enquiries.id, ids))
    .orderBy(asc(enquiries.id))
    .for('update')
  return tx
    .update(enquiries)
    .set({ leadId })
    .where(and(inArray(enquiries.id, ids), isNull(enquiries.leadId)))
    .returning()
}

export async function findEnquiry(db: PaceDb, id: string): Promise<EnquiryRow | null> {
  const [row] = await db.select().from(enquiries).where(eq(enquiries.id, id))
  return row ?? null
}

/** A lead's signals, the newest first. */
export async function listLeadEnquiries(
  db: PaceDb,
  leadId: string,
  limit: number,
): Promise<EnquiryRow[]> {
  return db
    .select()
    .from(enquiries)
    .where(eq(enquiries.leadId, leadId))
    .orderBy(desc(enquiries.receivedAt))
    .limit(limit)
}

/** The home that a lead was last asked about for, and by which way; null where no enquiry has named one. */
export async function findAskedHome(
  db: PaceDb,
  leadId: string,
): Promise<{ listingId: string; source: string } | null> {
  const { listingId, source, receivedAt, id } = enquiries
  const [row] = await db
    .select({ listingId, source })
    .from(enquiries)
    .where(and(eq(enquiries.leadId, leadId), isNotNull(listingId)))
    .orderBy(desc(receivedAt), desc(id))
    .limit(1)
  return row?.listingId ? { listingId: row.listingId, source: row.source } : null
}
