import { and, arrayContains, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { LeadSource } from '#domain/catalogue.ts'
import type { LeadStage } from '#domain/lead/fields.ts'
import type { PaceDb } from './client.ts'
import { cutPage, isSortedAfter, type Sort, type SortCursor } from './keyset.ts'
import { inLeadScope, type LeadRecord, type LeadScope } from './lead-records.ts'
import { leads } from './schema.ts'
import { leadMatches } from './text-search.ts'

export const LEAD_SORTS = ['updated', 'newest', 'followUp', 'budget'] as const
export type LeadSort = (typeof LEAD_SORTS)[number]

export type LeadFilter = {
  text?: string
  stage?: LeadStage
  /** `none` is for the leads that nobody has. */
  ownerId?: string
  area?: string
  source?: LeadSource
  sort: LeadSort
}

const rowColumns = {
  id: leads.id,
  reference: leads.reference,
  name: leads.name,
  phone: leads.phone,
  stage: leads.stage,
  ownerId: leads.ownerId,
  source: leads.source,
  intent: leads.intent,
  areas: leads.areas,
  bedrooms: leads.bedrooms,
  budgetMin: leads.budgetMin,
  budgetMax: leads.budgetMax,
  budgetPeriod: leads.budgetPeriod,
  temperature: leads.temperature,
  nextFollowUpAt: leads.nextFollowUpAt,
  updatedAt: leads.updatedAt,
}
export type LeadRow = Pick<LeadRecord, keyof typeof rowColumns>

/** One page of leads and the cursor of the next one, null at the end. */
export async function listLeads(
  db: PaceDb,
  scope: LeadScope,
  filter: LeadFilter,
  page: { limit: number; after?: SortCursor },
): Promise<{ rows: LeadRow[]; next: SortCursor | null }> {
  const sort = SORTS[filter.sort]
  const found = await db
    .select({ ...rowColumns, sortValue: sql<string>`(${sort.value})::text` })
    .from(leads)
    .where(and(conditions(scope, filter), isSortedAfter(sort, leads.id, page.after)))
    .orderBy(sort.direction(sort.value), sort.direction(leads.id))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, ({ sortValue, id }) => ({ value: sortValue, id }))
}

/** How many leads the filter finds in each stage, whatever stage it asks for. */
export async function countLeads(
  db: PaceDb,
  scope: LeadScope,
  filter: LeadFilter,
): Promise<Record<string, number>> {
  const rows = await db
    .select({ stage: leads.stage, count: sql<number>`count(*)::int` })
    .from(leads)
    .where(conditions(scope, { ...filter, stage: undefined }))
    .groupBy(leads.stage)
  return Object.fromEntries(rows.map((row) => [row.stage, row.count]))
}

const SORTS = {
  updated: { value: sql`${leads.updatedAt}`, type: 'timestamptz', direction: desc },
  newest: { value: sql`${leads.createdAt}`, type: 'timestamptz', direction: desc },
  followUp: {
    value: sql`coalesce(${leads.nextFollowUpAt}, 'infinity'::timestamptz)`,
    type: 'timestamptz',
    direction: asc,
  },
  budget: { value: sql`coalesce(${leads.budgetMax}, -1)`, type: 'bigint', direction: desc },
} satisfies Record<LeadSort, Sort>

function conditions(scope: LeadScope, filter: LeadFilter): SQL | undefined {
  return and(
    inLeadScope(scope),
    filter.stage ? eq(leads.stage, filter.stage) : undefined,
    filter.ownerId ? ownedBy(filter.ownerId) : undefined,
    filter.area ? arrayContains(leads.areas, [filter.area]) : undefined,
    filter.source ? eq(leads.source, filter.source) : undefined,
    filter.text ? leadMatches(filter.text) : undefined,
  )
}

function ownedBy(ownerId: string): SQL {
  return ownerId === 'none' ? sql`${leads.ownerId} is null` : eq(leads.ownerId, ownerId)
}
