import type { ListCursor } from '../list/order.ts'
import type { ListQuery } from '../list/read-page.ts'
import { readRecords } from '../list/read-records.ts'
import { and, asc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Filter } from '#domain/list/filter.ts'
import type { PaceDb } from '../client.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { compileFilter } from '../list/compile-filter.ts'
import { readWhole } from '../query/read-whole.ts'
import { CALL_FILTERED, CALL_ID } from './columns.ts'
import { isOnesOwn, type LeadScope } from '../leads/records.ts'
import { calls, leads } from '../schema.ts'

export type CallRecord = typeof calls.$inferSelect
/** What a program asks for: conditions of the list, in the zone of the house. */
export type CallRecordQuery = {
  filter: Filter
  zone: string
  leadId?: string
  updatedSince?: string
}

/** One page of calls in the order of their last change, without what was said. */
export async function listCallRecords(
  db: PaceDb,
  scope: LeadScope,
  { filter, zone, leadId, updatedSince }: CallRecordQuery,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: CallRecord[]; next: InstantCursor | null }> {
  const filtered = await compileFilter(db, CALL_FILTERED, filter, zone)
  const found = await readWhole(db, calls, {
    where: and(
      inCallScope(scope),
      filtered.where,
      leadId ? eq(calls.leadId, leadId) : undefined,
      updatedSince ? gte(calls.updatedAt, updatedSince) : undefined,
      isAfter({ at: calls.updatedAt, id: calls.id }, page.after),
    ),
    order: [asc(calls.updatedAt), asc(calls.id)],
    limit: page.limit + 1,
    isPrepared: scope === 'all' && filter.length === 0,
  })
  return cutPage(found, page.limit, (last) => ({ at: last.updatedAt, id: last.id }))
}

type SortedCalls = {
  query: ListQuery
  leadId?: string | undefined
  updatedSince?: string | undefined
}

/** One page of whole rows in the order of a sort of the list. */
export async function listSortedCalls(
  db: PaceDb,
  scope: LeadScope,
  { query, leadId, updatedSince }: SortedCalls,
  page: { limit: number; after?: ListCursor },
): Promise<{ rows: CallRecord[]; next: ListCursor | null }> {
  const isId = (text: string) => CALL_ID.test(text)
  const source = { ...CALL_FILTERED, table: calls, id: calls.id, isId }
  return readRecords(db, source, {
    scope: and(
      inCallScope(scope),
      leadId ? eq(calls.leadId, leadId) : undefined,
      updatedSince ? gte(calls.updatedAt, updatedSince) : undefined,
    ),
    query,
    page,
    whole: (tx, ids) => readWhole(tx, calls, { where: inArray(calls.id, [...ids]) }),
  })
}

/** A call of the scope, or null. */
export async function findCallRecord(
  db: PaceDb,
  scope: LeadScope,
  id: string,
): Promise<CallRecord | null> {
  const [row] = await db
    .select()
    .from(calls)
    .where(and(inCallScope(scope), eq(calls.id, id)))
  return row ?? null
}

/** Those of the scope: one's own, those of leads that one has, and the team's as far as they are open to one. */
export function inCallScope(scope: LeadScope): SQL | undefined {
  if (scope === 'all') return undefined
  const { personId, teamId, wholeTeam } = scope
  const ofTeam = teamId ? eq(calls.teamId, teamId) : sql`false`
  return or(
    eq(calls.agentId, personId),
    sql`${calls.leadId} = any(array(select ${leads.id} from ${leads} where ${isOnesOwn(personId)}))`,
    wholeTeam ? ofTeam : and(isNull(calls.agentId), ofTeam),
  )
}
