import { and, desc, eq } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { inLeadScope, type LeadScope } from './lead-records.ts'
import { areas, leads, listings } from './schema.ts'
import { inScope } from './scope.ts'
import { leadMatches, listingMatches } from './text-search.ts'

export type SearchHit = { kind: 'lead' | 'listing'; id: string; title: string; detail: string }

/** Leads, then listings that the text finds, the newest first; at most `limit` of each. */
export async function searchRecords(
  db: PaceDb,
  scope: LeadScope,
  text: string,
  limit: number,
): Promise<SearchHit[]> {
  const [foundLeads, foundListings] = await Promise.all([
    searchLeads(db, scope, text, limit),
    searchListings(db, scope, text, limit),
  ])
  return [...foundLeads, ...foundListings]
}

async function searchLeads(
  db: PaceDb,
  scope: LeadScope,
  text: string,
  limit: number,
): Promise<SearchHit[]> {
  const rows = await db
    .select({ id: leads.id, name: leads.name, reference: leads.reference, phone: leads.phone })
    .from(leads)
    .where(and(inLeadScope(scope), leadMatches(text)))
    .orderBy(desc(leads.updatedAt))
    .limit(limit)
  return rows.map((row) => ({
    kind: 'lead',
    id: row.id,
    title: row.name ?? row.phone ?? row.reference,
    detail: row.reference,
  }))
}

async function searchListings(
  db: PaceDb,
  scope: LeadScope,
  text: string,
  limit: number,
): Promise<SearchHit[]> {
  const rows = await db
    .select({
      id: listings.id,
      title: listings.title,
      reference: listings.reference,
      area: areas.name,
    })
    .from(listings)
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(and(inScope(scope, { team: listings.teamId }), listingMatches(text)))
    .orderBy(desc(listings.updatedAt))
    .limit(limit)
  return rows.map((row) => ({
    kind: 'listing',
    id: row.id,
    title: row.title ?? row.reference,
    detail: [row.reference, row.area].filter(Boolean).join(' · '),
  }))
}
