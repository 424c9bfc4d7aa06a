import { and, eq, inArray } from 'drizzle-orm'
import { contactTitle } from '#domain/contact/contact.ts'
import type { PaceDb } from '../client.ts'
import { ifReadable, type LeadScope } from '../leads/records.ts'
import { inContactScope } from '../contacts/scope.ts'
import { areas, contacts, leads, listings } from '../schema.ts'

export type LeadName = { id: string; name: string; reference: string; phone: string | null }
export type ListingName = { id: string; title: string; reference: string; place: string | null }

/** What the leads of these ids are called: by their reference alone where they are not of the scope. */
export async function listLeadNames(
  db: PaceDb,
  scope: LeadScope,
  ids: readonly string[],
): Promise<LeadName[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: leads.id,
      name: ifReadable(scope, leads.name),
      reference: leads.reference,
      phone: ifReadable(scope, leads.phone),
    })
    .from(leads)
    .where(inArray(leads.id, [...ids]))
  return rows.map((row) => ({ ...row, name: row.name ?? row.reference }))
}

export async function listListingNames(db: PaceDb, ids: readonly string[]): Promise<ListingName[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: listings.id,
      title: listings.title,
      reference: listings.reference,
      building: listings.building,
      area: areas.name,
    })
    .from(listings)
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(inArray(listings.id, [...ids]))
  return rows.map(({ id, title, reference, building, area }) => ({
    id,
    reference,
    title: title ?? reference,
    place: [building, area].filter(Boolean).join(', ') || null,
  }))
}

/** What those of these contacts that are of the scope are called; null where nothing of theirs is known. */
export async function listContactNames(
  db: PaceDb,
  scope: LeadScope,
  ids: readonly string[],
): Promise<{ id: string; name: string | null }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: contacts.id,
      name: contacts.name,
      nameAr: contacts.nameAr,
      phone: contacts.phone,
      email: contacts.email,
    })
    .from(contacts)
    .where(and(inArray(contacts.id, [...ids]), inContactScope(scope)))
  return rows.map((row) => ({ id: row.id, name: contactTitle(row) }))
}
