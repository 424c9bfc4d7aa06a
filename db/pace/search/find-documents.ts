import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { inCallScope } from '../calls/records.ts'
import type { PaceDb } from '../client.ts'
import { inLeadScope } from '../leads/records.ts'
import { inScope } from '../query/scope.ts'
import { areas, calls, leads, listings } from '../schema.ts'
import { CANDIDATES, type Found, ownFirst, placing, planOf, type Search } from './placing.ts'

export async function findLeads(tx: PaceDb, search: Search): Promise<Found[]> {
  const plan = await planOf(tx, search, 'lead')
  if (!plan) return []
  const title = sql<string>`coalesce(${leads.name}, ${leads.phone}, ${leads.reference})`
  const rows = await tx
    .select({
      id: leads.id,
      title,
      detail: leads.reference,
      at: leads.updatedAt,
      ...placing(search, title, leads.ownerId),
    })
    .from(leads)
    .where(and(isNull(leads.archivedAt), inLeadScope(search.scope), plan.matches))
    .orderBy(...ownFirst(plan, search, leads.ownerId), desc(leads.updatedAt), desc(leads.id))
    .limit(CANDIDATES)
  return rows.map((row) => ({ kind: 'lead', ...row }))
}

export async function findListings(tx: PaceDb, search: Search): Promise<Found[]> {
  const plan = await planOf(tx, search, 'listing')
  if (!plan) return []
  const title = sql<string>`coalesce(${listings.title}, ${listings.reference})`
  const rows = await tx
    .select({
      id: listings.id,
      title,
      detail: sql<string>`concat_ws(' · ', ${listings.reference}, ${areas.name})`,
      at: listings.updatedAt,
      ...placing(search, title, listings.agentId),
    })
    .from(listings)
    .leftJoin(areas, eq(areas.key, listings.area))
    .where(
      and(
        isNull(listings.archivedAt),
        inScope(search.scope, { team: listings.teamId }),
        plan.matches,
      ),
    )
    .orderBy(
      ...ownFirst(plan, search, listings.agentId),
      desc(listings.updatedAt),
      desc(listings.id),
    )
    .limit(CANDIDATES)
  return rows.map((row) => ({ kind: 'listing', ...row }))
}

export async function findCalls(tx: PaceDb, search: Search): Promise<Found[]> {
  const plan = await planOf(tx, search, 'call')
  if (!plan) return []
  const title = sql<string>`coalesce(${calls.callerName}, ${calls.callerPhone}, ${calls.id})`
  const rows = await tx
    .select({
      id: calls.id,
      title,
      startedAt: calls.startedAt,
      ...placing(search, title, calls.agentId),
    })
    .from(calls)
    .where(and(inCallScope(search.scope), plan.matches))
    .orderBy(...ownFirst(plan, search, calls.agentId), desc(calls.updatedAt), desc(calls.id))
    .limit(CANDIDATES)
  return rows.map(({ startedAt, ...row }) => ({
    kind: 'call',
    ...row,
    detail: startedAt?.slice(0, 10) ?? '',
    at: startedAt,
  }))
}
