import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { REPORT_ACTOR } from '#domain/owner-report/owner-report.ts'
import type { PaceDb } from '../client.ts'
import { listings, ownerReports, people } from '../schema.ts'
import { isOfSecret, opensBy } from '../secret-links/secret-links.ts'
import { type OwnerReportRow, tellListing } from './make.ts'

/** A second look within so long is the same one. */
const SAME_LOOK_MS = 10 * 60_000

/** What a secret opens; `closed` for one that opens nothing any more; null for one that never did. */
export async function openReport(
  db: PaceDb,
  keyHash: string,
  now: Date,
): Promise<OwnerReportRow | 'closed' | null> {
  const [found] = await db
    .select({ row: ownerReports, archivedAt: listings.archivedAt, isTheirs: isStillTheirs() })
    .from(ownerReports)
    .innerJoin(listings, eq(listings.id, ownerReports.listingId))
    .where(isOfSecret(ownerReports, keyHash))
  if (!found) return null
  const { row, archivedAt, isTheirs } = found
  const isOver = !isTheirs || archivedAt !== null
  return isOver || !opensBy(row, keyHash, now) ? 'closed' : row
}

/** Whether whom it is for owns the home: who has sold it reads no more of it. */
function isStillTheirs() {
  return sql<boolean>`(${ownerReports.contactId} is null or exists (select from property_owners
    where property_owners.property_id = ${listings.propertyId} and property_owners.contact_id = ${ownerReports.contactId}))`
}

/** That somebody looks at it: told at first, and again when they come back. */
export async function noteReportOpened(
  db: PaceDb,
  { id, listingId, openedAt }: Pick<OwnerReportRow, 'id' | 'listingId' | 'openedAt'>,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const before = new Date(now.getTime() - SAME_LOOK_MS).toISOString()
  await db.transaction(async (tx) => {
    const { lastOpenedAt } = ownerReports
    const looks = await tx
      .update(ownerReports)
      .set({ lastOpenedAt: at, openedAt: openedAt ?? at })
      .where(and(eq(ownerReports.id, id), or(isNull(lastOpenedAt), lt(lastOpenedAt, before))))
      .returning({ id: ownerReports.id })
    if (looks.length === 0) return
    await tellListing(tx, { listingId, report: id, actor: REPORT_ACTOR, opened: true })
  })
}

/** The home that a report is of. */
export async function findReportedListing(db: PaceDb, listingId: string) {
  const [row] = await db.select().from(listings).where(eq(listings.id, listingId))
  return row ?? null
}

export type ReportHost = { name: string; phone: string | null }

/** Who made it, as long as they are here. */
export async function findReportHost(db: PaceDb, personId: string): Promise<ReportHost | null> {
  const { name, phone, status } = people
  const [host] = await db
    .select({ name, phone })
    .from(people)
    .where(and(eq(people.id, personId), eq(status, 'active')))
  return host ?? null
}
