import { and, arrayContains, asc, desc, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import type { LeadSource } from '#domain/catalogue.ts'
import type { LeadStage } from '#domain/lead/fields.ts'
import type { PaceDb } from './client.ts'
import { inLeadScope, type LeadRecord, type LeadScope } from './lead-records.ts'
import { leads } from './schema.ts'

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
/** The last row of the page before: the sorted value as text, and the id that breaks ties. */
export type LeadCursor = { value: string; id: string }

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
  page: { limit: number; after?: LeadCursor },
): Promise<{ rows: LeadRow[]; next: LeadCursor | null }> {
  const { value, direction } = SORTS[filter.sort]
  const found = await db
    .select({ ...rowColumns, sortValue: sql<string>`(${value})::text` })
    .from(leads)
    .where(and(conditions(scope, filter), afterCursor(filter.sort, page.after)))
    .orderBy(direction(value), direction(leads.id))
    .limit(page.limit + 1)
  const rows = found.slice(0, page.limit)
  const last = found.length > page.limit ? rows.at(-1) : undefined
  return { rows, next: last ? { value: last.sortValue, id: last.id } : null }
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
} as const satisfies Record<LeadSort, { value: SQL; type: string; direction: typeof asc }>

function conditions(scope: LeadScope, filter: LeadFilter): SQL | undefined {
  return and(
    inLeadScope(scope),
    filter.stage ? eq(leads.stage, filter.stage) : undefined,
    filter.ownerId ? ownedBy(filter.ownerId) : undefined,
    filter.area ? arrayContains(leads.areas, [filter.area]) : undefined,
    filter.source ? eq(leads.source, filter.source) : undefined,
    filter.text ? matchesText(filter.text) : undefined,
  )
}

function ownedBy(ownerId: string): SQL {
  return ownerId === 'none' ? sql`${leads.ownerId} is null` : eq(leads.ownerId, ownerId)
}

function afterCursor(sort: LeadSort, after?: LeadCursor): SQL | undefined {
  if (!after) return undefined
  const { value, type, direction } = SORTS[sort]
  const sign = sql.raw(direction === desc ? '<' : '>')
  return sql`(${value}, ${leads.id}) ${sign} (${after.value}::${sql.raw(type)}, ${after.id}::uuid)`
}

function matchesText(text: string): SQL | undefined {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '')
  return or(
    ilike(leads.name, pattern),
    ilike(leads.email, pattern),
    ilike(leads.reference, pattern),
    digits.length >= 4 ? ilike(leads.phone, `%${digits}%`) : undefined,
  )
}
