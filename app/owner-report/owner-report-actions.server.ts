import { authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { type ReportForm, ReportFormSchema } from '#domain/owner-report/owner-report.ts'
import { parse } from '#domain/parse.ts'
import { findListing } from '#db/pace/listings/page.ts'
import {
  findReport,
  insertReport,
  type OwnerReportRow,
  renewReport,
  revokeReport,
} from '#db/pace/owner-reports/make.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'
import { newLinkSecret, openUntil } from '../secret-link/new-link.ts'
import { reportPath } from './facts/address.ts'

type Who = ReturnType<typeof requirePerson>
/** The address is in this one answer, and nowhere after it. */
export type ReportDone = { address: string | null }

/** What an agent does with the reports of a listing: each asks whether they may write the listing. */
export async function runReportAction(who: Who, data: FormData): Promise<ReportDone> {
  const form = parse(ReportFormSchema, Object.fromEntries(data), 'The report')
  switch (form.intent) {
    case 'make':
      return make(who, form)
    case 'renew':
      return renew(who, form)
    case 'revoke': {
      const report = (await findReport(who.db, form.id)) ?? notFound('report')
      await requireListing(who, report.listingId)
      await revokeReport(who.db, report, who.by)
      return { address: null }
    }
  }
}

async function make(who: Who, form: Extract<ReportForm, { intent: 'make' }>): Promise<ReportDone> {
  const { db, person, by } = who
  const { listingId, contactId, language, greeting } = form
  const { propertyId } = await requireOpenListing(who, listingId)
  const { secret, keyHash } = newLinkSecret()
  const made = { listingId, contactId, language, greeting, personId: person.id }
  const kept = { ...made, keyHash, endsAt: endOf(who, form.days) }
  await insertReport(db, kept, { propertyId, by })
  return { address: addressOf(who, language, secret) }
}

async function renew(who: Who, form: Extract<ReportForm, { intent: 'renew' }>) {
  const report = (await findReport(who.db, form.id)) ?? notFound('report')
  const { propertyId } = await requireOpenListing(who, report.listingId)
  const { secret, keyHash } = newLinkSecret()
  const change = { propertyId, keyHash, endsAt: endOf(who, form.days), by: who.by }
  await renewReport(who.db, report, change)
  return { address: addressOf(who, report.language, secret) }
}

function addressOf({ deps }: Who, language: OwnerReportRow['language'], secret: string): string {
  return `${deps.appUrl}${reportPath(language, secret)}`
}

async function requireListing({ db, actor }: Who, id: string) {
  const row = (await findListing(db, id))?.listing ?? notFound('listing')
  authorise(actor, 'write', 'listing', listingFacts(row))
  return row
}

/** The same, of one that is not archived: the links of those that are open nothing. */
async function requireOpenListing(who: Who, id: string) {
  const row = await requireListing(who, id)
  if (row.archivedAt === null) return row
  throw new DomainError('conflict', 'This listing is archived; put it back first.', [], {
    key: 'listingIsArchived',
  })
}

function endOf({ deps }: Who, days: number): string {
  return openUntil(deps.settings.current().house, days)
}
