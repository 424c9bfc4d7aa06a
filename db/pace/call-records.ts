import { and, asc, eq, gte, type SQL } from 'drizzle-orm'
import type { CallState } from '#domain/call/fields.ts'
import type { PaceDb } from './client.ts'
import { cutPage, type InstantCursor, isAfter } from './keyset.ts'
import { calls } from './schema.ts'
import { inScope, type Scope } from './scope.ts'

export type CallRecord = typeof calls.$inferSelect
export type CallRecordFilter = {
  state?: CallState
  agentId?: string
  leadId?: string
  updatedSince?: string
}

/** One page of calls in the order of their last change, without what was said. */
export async function listCallRecords(
  db: PaceDb,
  scope: Scope,
  filter: CallRecordFilter,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: CallRecord[]; next: InstantCursor | null }> {
  const found = await db
    .select()
    .from(calls)
    .where(
      and(
        visible(scope),
        conditions(filter),
        isAfter({ at: calls.updatedAt, id: calls.id }, page.after),
      ),
    )
    .orderBy(asc(calls.updatedAt), asc(calls.id))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, (last) => ({ at: last.updatedAt, id: last.id }))
}

/** A call of the scope, or null. */
export async function findCallRecord(
  db: PaceDb,
  scope: Scope,
  id: string,
): Promise<CallRecord | null> {
  const [row] = await db
    .select()
    .from(calls)
    .where(and(visible(scope), eq(calls.id, id)))
  return row ?? null
}

function visible(scope: Scope): SQL | undefined {
  return inScope(scope, { team: calls.teamId, owner: calls.agentId })
}

function conditions(filter: CallRecordFilter): SQL | undefined {
  return and(
    filter.state ? eq(calls.state, filter.state) : undefined,
    filter.agentId ? eq(calls.agentId, filter.agentId) : undefined,
    filter.leadId ? eq(calls.leadId, filter.leadId) : undefined,
    filter.updatedSince ? gte(calls.updatedAt, filter.updatedSince) : undefined,
  )
}
