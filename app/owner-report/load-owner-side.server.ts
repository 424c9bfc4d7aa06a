import { can } from '#domain/access/access.ts'
import { isLanguage } from '#domain/language.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { dayOf } from '#domain/zone-time.ts'
import { listReports } from '#db/pace/owner-reports/make.ts'
import { listOwners } from '#db/pace/properties/owners.ts'
import type { listings } from '#db/pace/schema.ts'
import { leadScope } from '../api/caller/scopes.ts'
import type { requirePerson } from '../pages/context.server.ts'

type Who = Pick<ReturnType<typeof requirePerson>, 'db' | 'actor' | 'deps'>
export type OwnerSide = Awaited<ReturnType<typeof loadOwnerSide>>

/** Whose the home is, as far as the reader may see, and what they were sent of how it goes. Who may not write the listing sees no reports. */
export async function loadOwnerSide({ db, actor, deps }: Who, row: typeof listings.$inferSelect) {
  const mayWrite = can(actor, 'write', 'listing', listingFacts(row))
  const [owners, reports] = await Promise.all([
    listOwners(db, leadScope(actor), row.propertyId ? [row.propertyId] : []),
    mayWrite ? listReports(db, row.id) : [],
  ])
  const named = new Map(owners.map(({ contactId, contact }) => [contactId, contact]))
  return {
    today: dayOf(Date.now(), deps.settings.current().house.zone),
    now: new Date().toISOString(),
    mayWrite,
    owners: owners.map(({ contactId, share, contact }) => ({
      id: contactId,
      share,
      name: contact && (contact.name ?? contact.nameAr ?? contact.phone),
      language: contact && isLanguage(contact.language) ? contact.language : null,
    })),
    // Who may not see an owner's contact is not told by a report who they are.
    reports: reports.map(({ name, nameAr, contactId, ...report }) => ({
      ...report,
      isForOne: contactId !== null,
      forWhom: contactId !== null && named.get(contactId) ? (name ?? nameAr) : null,
    })),
  }
}
