import { and, desc, eq, ilike, or, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { PaceDb } from './client.ts'
import { inLeadScope, type LeadScope } from './lead-records.ts'
import { areas, leads, listings } from './schema.ts'
import { inScope } from './scope.ts'

export type SearchHit = { kind: 'lead' | 'listing'; id: string; title: string; detail: string }

/** Leads by name, phone, e-mail or reference and listings by title, building, community or reference; the newest first. */
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
    .where(
      and(
        inLeadScope(scope),
        or(
          contains(leads.name, text),
          contains(leads.email, text),
          contains(leads.reference, text),
          hasDigits(text),
        ),
      ),
    )
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
    .where(
      and(
        inScope(scope, { team: listings.teamId }),
        or(
          contains(listings.title, text),
          contains(listings.building, text),
          contains(listings.reference, text),
          contains(areas.name, text),
        ),
      ),
    )
    .orderBy(desc(listings.updatedAt))
    .limit(limit)
  return rows.map((row) => ({
    kind: 'listing',
    id: row.id,
    title: row.title ?? row.reference,
    detail: [row.reference, row.area].filter(Boolean).join(' · '),
  }))
}

function contains(column: PgColumn, text: string): SQL {
  return ilike(column, `%${text.replace(/[\\%_]/g, '\\$&')}%`)
}

function hasDigits(text: string): SQL | undefined {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 4 ? ilike(leads.phone, `%${digits}%`) : undefined
}
