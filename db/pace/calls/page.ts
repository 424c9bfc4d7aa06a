import { and, desc, eq, or, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import type { ListCursor } from '../list/order.ts'
import { type ListPage, type ListQuery, readPage } from '../list/read-page.ts'
import type { ListSource } from '../list/source.ts'
import { begunAt, calls, leads, people } from '../schema.ts'
import { CALL_FILTERED, CALL_ID, callRowColumns, type CallRow } from './columns.ts'
import { inCallScope } from './records.ts'

/** Calls as a reader of this scope is shown them. */
export function callSource(scope: LeadScope): ListSource<CallRow> {
  return {
    ...CALL_FILTERED,
    table: calls,
    id: calls.id,
    isId: (text) => CALL_ID.test(text),
    unshown: ['segmentCount'],
    read: (db, { key, where, order, limit }) =>
      db
        .select({ ...callRowColumns(scope), key })
        .from(calls)
        .leftJoin(leads, eq(leads.id, calls.leadId))
        .where(where)
        .orderBy(...order)
        .limit(limit),
  }
}

/** One page of calls and the cursor of the next one, null at the end. */
export async function listCalls(
  db: PaceDb,
  scope: LeadScope,
  query: ListQuery,
  page: { limit: number; after?: ListCursor },
): Promise<ListPage<CallRow>> {
  return readPage(db, callSource(scope), inCallScope(scope), query, page)
}

export type CallRecord = NonNullable<Awaited<ReturnType<typeof findCall>>>

/** A call's row with its agent's name and whose its lead is, or null. */
export async function findCall(db: PaceDb, id: string) {
  const [row] = await db
    .select({
      call: calls,
      agentName: people.name,
      lead: { ownerId: leads.ownerId, collaboratorIds: leads.collaboratorIds },
    })
    .from(calls)
    .leftJoin(people, eq(people.id, calls.agentId))
    .leftJoin(leads, eq(leads.id, calls.leadId))
    .where(eq(calls.id, id))
  return row ?? null
}

/** Other calls with the same number or lead, newest first. */
export async function listRelatedCalls(
  db: PaceDb,
  scope: LeadScope,
  call: { id: string; leadId: string | null; callerPhone: string | null },
  limit: number,
): Promise<CallRow[]> {
  const sameLead = call.leadId ? eq(calls.leadId, call.leadId) : undefined
  const samePhone = call.callerPhone ? eq(calls.callerPhone, call.callerPhone) : undefined
  if (!sameLead && !samePhone) return []
  return db
    .select(callRowColumns(scope))
    .from(calls)
    .leftJoin(leads, eq(leads.id, calls.leadId))
    .where(and(inCallScope(scope), sql`${calls.id} <> ${call.id}`, or(sameLead, samePhone)))
    .orderBy(desc(begunAt(calls)))
    .limit(limit)
}
