import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { endLinks, type Renewal, renewed } from '../secret-links/secret-links.ts'
import { contacts, ownerReports, propertyOwners } from '../schema.ts'

/** So many of one listing are open at once; its page shows the newest. */
export const MOST_REPORTS = 40

export type OwnerReportRow = typeof ownerReports.$inferSelect
type Made = Pick<
  OwnerReportRow,
  'listingId' | 'contactId' | 'personId' | 'language' | 'greeting' | 'keyHash' | 'endsAt'
>

/** Keeps a link for an owner. Refuses one for somebody who does not own the home. */
export async function insertReport(
  db: PaceDb,
  made: Made,
  { propertyId, by }: { propertyId: string | null; by: ChangedBy },
): Promise<string> {
  return db.transaction(async (tx) => {
    // Two at once would both find room for one more.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`owner-reports:${made.listingId}`}, 0))`,
    )
    if (made.contactId && !(await owns(tx, propertyId, made.contactId))) throw notTheirs()
    const [kept] = await tx
      .select({ count: count() })
      .from(ownerReports)

      .where(
        and(
          eq(ownerReports.listingId, made.listingId),
          isNull(ownerReports.revokedAt),
          gt(ownerReports.endsAt, sql`now()`),
        ),
      )
    if ((kept?.count ?? 0) >= MOST_REPORTS) throw tooMany()
    const [row] = await tx.insert(ownerReports).values(made).returning({ id: ownerReports.id })
    if (!row) throw new Error('The report was not kept.')
    await tellChange(tx, { id: row.id, listingId: made.listingId, step: 'make', by })
    return row.id
  })
}

async function owns(tx: PaceDb, propertyId: string | null, contactId: string): Promise<boolean> {
  if (propertyId === null) return false
  const [owner] = await tx
    .select({ contactId: propertyOwners.contactId })
    .from(propertyOwners)
    .where(and(eq(propertyOwners.propertyId, propertyId), eq(propertyOwners.contactId, contactId)))
  return owner !== undefined
}

export async function findReport(db: PaceDb, id: string): Promise<OwnerReportRow | null> {
  const [row] = await db.select().from(ownerReports).where(eq(ownerReports.id, id))
  return row ?? null
}

export type ListedReport = Awaited<ReturnType<typeof listReports>>[number]

/** The links of a listing, the newest first; never the secrets, which nobody keeps. */
export async function listReports(db: PaceDb, listingId: string) {
  const { id, contactId, personId, language, createdAt, endsAt, revokedAt } = ownerReports
  const { openedAt, lastOpenedAt } = ownerReports
  const of = { id, contactId, personId, language, createdAt, endsAt, revokedAt }
  return db
    .select({ ...of, openedAt, lastOpenedAt, name: contacts.name, nameAr: contacts.nameAr })
    .from(ownerReports)
    .leftJoin(contacts, eq(contacts.id, contactId))
    .where(eq(ownerReports.listingId, listingId))
    .orderBy(desc(createdAt), desc(id))
    .limit(MOST_REPORTS)
}

type Of = Pick<OwnerReportRow, 'id' | 'listingId'>

type Renewing = Renewal & { propertyId: string | null; by: ChangedBy }

/** Another address, open for so long; the one before opens no longer. */
export async function renewReport(
  db: PaceDb,
  { id, listingId, contactId }: Of & Pick<OwnerReportRow, 'contactId'>,
  { propertyId, by, ...renewal }: Renewing,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (contactId && !(await owns(tx, propertyId, contactId))) throw notTheirs()
    await tx
      .update(ownerReports)
      .set({ ...renewed(ownerReports, renewal), lastOpenedAt: null })
      .where(eq(ownerReports.id, id))
    await tellChange(tx, { id, listingId, step: 'renew', by })
  })
}

/** Whether its address opened until now. */
export async function revokeReport(
  db: PaceDb,
  { id, listingId }: Of,
  by: ChangedBy,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = await endLinks(tx, ownerReports, eq(ownerReports.id, id))
    if (ended > 0) await tellChange(tx, { id, listingId, step: 'revoke', by })
    return ended > 0
  })
}

type Change = Of & { step: 'make' | 'renew' | 'revoke'; by: ChangedBy }

/** The audit says who opened a door to whom; the log of the listing, that there is something new to show. */
async function tellChange(tx: PaceDb, { id, listingId, step, by }: Change): Promise<void> {
  await appendAudit(tx, {
    ...by,
    action: `ownerReport.${step}`,
    target: `listing:${listingId}`,
    after: { report: id },
    outcome: 'allowed',
  })
  await tellListing(tx, { listingId, report: id, actor: by.actor })
}

type Told = { listingId: string; report: string; actor: string; opened?: true }

export async function tellListing(
  tx: PaceDb,
  { listingId, report, actor, opened }: Told,
): Promise<void> {
  await appendEvents(tx, [
    {
      resource: 'listing',
      key: listingId,
      old: {},
      new: { ownerReport: report, ...(opened ? { step: 'opened' } : {}) },
      actor,
      documentSeq: null,
    },
  ])
}

function notTheirs(): DomainError {
  return new DomainError('invalid', 'This contact does not own the home.', [], {
    key: 'notAnOwner',
  })
}

function tooMany(): DomainError {
  return new DomainError(
    'tooMany',
    `A listing has at most ${MOST_REPORTS} open reports: revoke one first.`,
    [],
    {
      key: 'tooManyReports',
      with: { most: MOST_REPORTS },
    },
  )
}
