import { eq, inArray } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { areas, leads, listings } from './schema.ts'

export type LeadName = { id: string; name: string; reference: string; phone: string | null }
export type ListingName = { id: string; title: string; reference: string; place: string | null }

/** What the leads of these ids are called. The caller has decided that they may be named. */
export async function listLeadNames(db: PaceDb, ids: readonly string[]): Promise<LeadName[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: leads.id, name: leads.name, reference: leads.reference, phone: leads.phone })
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
