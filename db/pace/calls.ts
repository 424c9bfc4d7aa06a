import { and, desc, eq, gte, or, type SQL, sql } from 'drizzle-orm'
import type { CallState } from '#domain/call/fields.ts'
import type { PaceDb } from './client.ts'
import { cutPage } from './keyset.ts'
import { calls, leads, people } from './schema.ts'
import { inScope, type Scope } from './scope.ts'
import { contains, containsDigits } from './text-search.ts'

export type CallFilter = {
  text?: string
  state?: CallState
  direction?: 'inbound' | 'outbound'
  agentId?: string
}
export type CallCursor = { rank: number; at: string; id: string }

const rowColumns = {
  id: calls.id,
  state: calls.state,
  direction: calls.direction,
  agentId: calls.agentId,
  agentName: people.name,
  teamId: calls.teamId,
  leadId: calls.leadId,
  leadName: leads.name,
  leadReference: leads.reference,
  callerName: calls.callerName,
  callerPhone: calls.callerPhone,
  startedAt: calls.startedAt,
  answeredAt: calls.answeredAt,
  heldSince: calls.heldSince,
  endedAt: calls.endedAt,
  disposition: calls.disposition,
  summary: calls.summary,
  segmentCount: calls.segmentCount,
}

export type CallRow = Omit<Awaited<ReturnType<typeof selectRows>>[number], 'rank' | 'at'>

/** Calls that are going on stand before those to be wrapped up, and these before the past ones. */
const rank = sql<number>`(case when ${calls.state} in ('ringing', 'live', 'held') then 0
  when ${calls.state} = 'wrapup' then 1 else 2 end)`
const at = sql<string>`coalesce(${calls.startedAt}, ${calls.createdAt})`

/** One page of calls, the live ones first, then newest first; and the cursor of the next page, null at the end. */
export async function listCalls(
  db: PaceDb,
  scope: Scope,
  filter: CallFilter,
  page: { limit: number; after?: CallCursor },
): Promise<{ rows: CallRow[]; next: CallCursor | null }> {
  const found = await selectRows(db)
    .where(and(conditions(scope, filter), page.after && afterCursor(page.after)))
    .orderBy(rank, desc(at), desc(calls.id))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, ({ rank, at, id }) => ({ rank, at, id }))
}

export type CallRecord = NonNullable<Awaited<ReturnType<typeof findCall>>>

/** A call's row with its agent's and lead's names, or null. */
export async function findCall(db: PaceDb, id: string) {
  const [row] = await db
    .select({
      call: calls,
      agentName: people.name,
      leadName: leads.name,
      leadReference: leads.reference,
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
  scope: Scope,
  call: { id: string; leadId: string | null; callerPhone: string | null },
  limit: number,
): Promise<CallRow[]> {
  const sameLead = call.leadId ? eq(calls.leadId, call.leadId) : undefined
  const samePhone = call.callerPhone ? eq(calls.callerPhone, call.callerPhone) : undefined
  if (!sameLead && !samePhone) return []
  return selectRows(db)
    .where(
      and(
        inScope(scope, { team: calls.teamId, owner: calls.agentId }),
        sql`${calls.id} <> ${call.id}`,
        or(sameLead, samePhone),
      ),
    )
    .orderBy(desc(at))
    .limit(limit)
}

/** A team's calls that began at or after `since`, or are not ended; null is every team. */
export async function listTeamCalls(
  db: PaceDb,
  teamId: string | null,
  since: string,
): Promise<CallRow[]> {
  return selectRows(db)
    .where(
      and(
        teamId ? eq(calls.teamId, teamId) : undefined,
        or(gte(calls.startedAt, since), sql`${calls.state} in ('ringing', 'live', 'held')`),
      ),
    )
    .orderBy(desc(at))
    .limit(500)
}

function selectRows(db: PaceDb) {
  return db
    .select({ ...rowColumns, rank, at: sql<string>`(${at})::text` })
    .from(calls)
    .leftJoin(people, eq(people.id, calls.agentId))
    .leftJoin(leads, eq(leads.id, calls.leadId))
    .$dynamic()
}

function conditions(scope: Scope, filter: CallFilter): SQL | undefined {
  return and(
    inScope(scope, { team: calls.teamId, owner: calls.agentId }),
    filter.state ? eq(calls.state, filter.state) : undefined,
    filter.direction ? eq(calls.direction, filter.direction) : undefined,
    filter.agentId ? eq(calls.agentId, filter.agentId) : undefined,
    filter.text ? matchesText(filter.text) : undefined,
  )
}

function afterCursor(after: CallCursor): SQL {
  return sql`(${rank} > ${after.rank} or (${rank} = ${after.rank}
    and (${at}, ${calls.id}) < (${after.at}::timestamptz, ${after.id})))`
}

function matchesText(text: string): SQL | undefined {
  return or(
    contains(calls.callerName, text),
    containsDigits(calls.callerPhone, text),
    contains(leads.name, text),
    contains(leads.reference, text),
    contains(calls.summary, text),
  )
}
