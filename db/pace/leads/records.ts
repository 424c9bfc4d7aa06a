import {
  type AnyColumn,
  and,
  arrayContains,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { ENDED_STAGES, type LeadStage } from '#domain/lead/fields.ts'
import type { Filter } from '#domain/list/filter.ts'
import type { PaceDb } from '../client.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { compileFilter } from '../list/compile-filter.ts'
import type { ListCursor } from '../list/order.ts'
import type { ListQuery } from '../list/read-page.ts'
import { readRecords } from '../list/read-records.ts'
import { withinUuids } from '../query/uuid.ts'
import { isUuid } from '#domain/uuid.ts'
import { areas, leads } from '../schema.ts'
import { LEAD_FILTERED } from './columns.ts'
import { readByText } from '../query/text-search.ts'
import { readWhole } from '../query/read-whole.ts'

/** Whose leads a query may return, as the caller decided from the policy. */
export type LeadScope =
  | 'all'
  | {
      personId: string
      teamId: string | null
      wholeTeam: boolean
      /** Of the team the leads alone. */
      seesTeam?: boolean
    }

export type LeadRecord = typeof leads.$inferSelect
export type LeadRecordFilter = {
  stage?: LeadStage
  ownerId?: string
  area?: string
  phone?: string
  text?: string
  updatedSince?: string
}
/** What a program asks for: conditions of the list, in the zone of the house. */
export type LeadRecordQuery = {
  filter: Filter
  zone: string
  text?: string
  updatedSince?: string
}

/** One page of whole rows in the order of their last change: a reader that pages on misses no change. */
export async function listLeadRecords(
  db: PaceDb,
  scope: LeadScope,
  query: LeadRecordQuery,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: LeadRecord[]; next: InstantCursor | null }> {
  const { text, updatedSince, filter, zone } = query
  const asked = { noun: 'lead', text, forgiving: false } as const
  const found = await readByText(db, asked, async (tx, matches) => {
    const filtered = await compileFilter(tx, LEAD_FILTERED, filter, zone)
    return readWhole(tx, leads, {
      where: and(
        inLeadScope(scope),
        updatedSince ? gte(leads.updatedAt, updatedSince) : undefined,
        filtered.where,
        matches,
        isAfter({ at: leads.updatedAt, id: leads.id }, page.after),
      ),
      order: [asc(leads.updatedAt), asc(leads.id)],
      limit: page.limit + 1,
      isPrepared: scope === 'all' && filter.length === 0 && text === undefined,
    })
  })
  return cutPage(found, page.limit, (last) => ({ at: last.updatedAt, id: last.id }))
}

/** One page of whole rows in the order of a sort of the list. */
export async function listSortedLeads(
  db: PaceDb,
  scope: LeadScope,
  { query, updatedSince }: { query: ListQuery; updatedSince?: string | undefined },
  page: { limit: number; after?: ListCursor },
): Promise<{ rows: LeadRecord[]; next: ListCursor | null }> {
  const changed = updatedSince ? gte(leads.updatedAt, updatedSince) : undefined
  const source = { ...LEAD_FILTERED, table: leads, id: leads.id, isId: isUuid }
  return readRecords(db, source, {
    scope: and(inLeadScope(scope), changed),
    query,
    page,
    whole: (tx, ids) => readWhole(tx, leads, { where: withinUuids(leads.id, ids) }),
  })
}

/** The newest leads of the scope that match, for a person or a model who looks for something. */
export async function searchLeadRecords(
  db: PaceDb,
  scope: LeadScope,
  filter: LeadRecordFilter,
  limit: number,
): Promise<LeadRecord[]> {
  const asked = { noun: 'lead', text: filter.text, forgiving: true } as const
  return readByText(db, asked, (tx, matches) =>
    tx
      .select()
      .from(leads)
      .where(and(isNull(leads.mergedInto), inLeadScope(scope), conditions(filter), matches))
      .orderBy(desc(leads.updatedAt), desc(leads.id))
      .limit(limit),
  )
}

/** A lead of the scope, or null: one that may not be seen is as absent as one that is not there. */
export async function findLeadRecord(
  db: PaceDb,
  scope: LeadScope,
  id: string,
): Promise<LeadRecord | null> {
  const [row] = await db
    .select()
    .from(leads)
    .where(and(inLeadScope(scope), eq(leads.id, id)))
  return row ?? null
}

/** The id of the lead of the scope that has this number. */
export async function findLeadIdByReference(
  db: PaceDb,
  scope: LeadScope,
  reference: string,
): Promise<string | null> {
  const [row] = await db
    .select({ id: leads.id })
    .from(leads)
    .where(and(inLeadScope(scope), eq(leads.reference, reference)))
  return row?.id ?? null
}

/** The lead that is still being worked for this person outside, however she is known; the newest if there are more. */
export async function findOpenLead(
  db: PaceDb,
  contact: { contactId: string; phone: string | null; email: string | null },
): Promise<LeadRecord | null> {
  const [row] = await db
    .select()
    .from(leads)
    .where(
      and(
        notInArray(leads.stage, ENDED_STAGES),
        isNull(leads.archivedAt),
        or(
          eq(leads.contactId, contact.contactId),
          contact.phone ? eq(leads.phone, contact.phone) : undefined,
          contact.email ? sql`lower(${leads.email}) = lower(${contact.email})` : undefined,
        ),
      ),
    )
    .orderBy(desc(leads.createdAt))
    .limit(1)
  return row ?? null
}

/** Those of the scope: one's own, those shared with one, and the team's as far as it is open to one. */
export function inLeadScope(scope: LeadScope): SQL | undefined {
  if (scope === 'all') return undefined
  const { personId, teamId, wholeTeam, seesTeam } = scope
  const ofTeam = teamId ? eq(leads.teamId, teamId) : sql`false`
  return or(
    isOnesOwn(personId),
    wholeTeam || seesTeam ? ofTeam : and(isNull(leads.ownerId), ofTeam),
  )
}

/** A lead that this person owns or shares. */
export function isOnesOwn(personId: string): SQL | undefined {
  return or(eq(leads.ownerId, personId), arrayContains(leads.collaboratorIds, [personId]))
}

/** Those of these leads that are of the scope. */
export async function findReadableLeads(
  db: PaceDb,
  scope: LeadScope,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: leads.id })
    .from(leads)
    .where(and(inArray(leads.id, [...ids]), inLeadScope(scope)))
  return new Set(rows.map(({ id }) => id))
}

/** What a row that mentions a lead may say of it: nothing where the lead is not of the scope. */
export function ifReadable<Value>(scope: LeadScope, column: AnyColumn<{ data: Value }>) {
  const isReadable = inLeadScope(scope)
  return isReadable
    ? sql<Value | null>`case when ${isReadable} then ${column} end`
    : sql<Value | null>`${column}`
}

/** An area that there is: of another it is known without looking that nobody asks for it. */
export function inArea(area: string): SQL | undefined {
  return and(
    sql`exists (select 1 from ${areas} where ${areas.key} = ${area})`,
    arrayContains(leads.areas, [area]),
  )
}

function conditions(filter: LeadRecordFilter): SQL | undefined {
  return and(
    filter.stage ? eq(leads.stage, filter.stage) : undefined,
    filter.ownerId ? eq(leads.ownerId, filter.ownerId) : undefined,
    filter.area ? inArea(filter.area) : undefined,
    filter.phone ? eq(leads.phone, filter.phone) : undefined,
    filter.updatedSince ? gte(leads.updatedAt, filter.updatedSince) : undefined,
  )
}
