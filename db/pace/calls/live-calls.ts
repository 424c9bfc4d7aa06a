import { and, desc, gt, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { ENDED_STATES } from '#domain/call/fields.ts'
import type { PaceDb } from '../client.ts'
import { calls } from '../schema.ts'

/** A call as far as whoever joins calls needs to know it. */
export type LiveCall = {
  id: string
  state: string
  agentId: string | null
  leadId: string | null
  teamId: string | null
  endedAt: string | null
  /** It goes on, or it is over and was not analysed: whoever analyses calls has something to do. */
  isDue: boolean
}

/** What happened longer ago is history: nobody waits for its marks, and nobody's rights are lent for it. */
const ANALYSED_WITHIN = sql`interval '7 days'`
const ASSISTCRAFT_MARK = JSON.stringify([{ by: 'service:assistcraft' }])

/** Over, with words on it, and without the summary that ends an analysis. */
export function lacksSummary(): SQL {
  return sql`(${endedLately()} and ${calls.segmentCount} > 0 and ${calls.summary} = '')`
}

function endedLately(): SQL {
  return sql`(coalesce(${calls.endedAt}, ${calls.updatedAt}) > now() - ${ANALYSED_WITHIN})`
}

/** A summary may be a person's own: then it is the marks that are missing. */
function lacksAnalysis(): SQL {
  const marked = sql`exists (select from call_segments s where s.call_id = ${calls.id} and s.annotations @> ${ASSISTCRAFT_MARK}::jsonb)`
  return sql`(${endedLately()} and ${calls.segmentCount} > 0 and (${calls.summary} = '' or not ${marked}))`
}

function isDue(): SQL<boolean> {
  return sql<boolean>`(${or(notInArray(calls.state, ENDED_STATES), lacksAnalysis())})`
}

function columns() {
  const { id, state, agentId, leadId, teamId, endedAt } = calls
  return { id, state, agentId, leadId, teamId, endedAt, isDue: isDue() }
}

/** What goes on, then what ended without having been analysed, the newest first. */
export async function listDueCalls(db: PaceDb): Promise<LiveCall[]> {
  const goesOn = notInArray(calls.state, ENDED_STATES)
  const lately = gt(calls.updatedAt, sql`now() - ${ANALYSED_WITHIN}`)
  return db
    .select(columns())
    .from(calls)
    .where(or(goesOn, and(lately, lacksAnalysis())))
    .orderBy(desc(goesOn), sql`${calls.endedAt} desc nulls last`)
}

export async function listCallsById(db: PaceDb, ids: readonly string[]): Promise<LiveCall[]> {
  if (ids.length === 0) return []
  return db
    .select(columns())
    .from(calls)
    .where(inArray(calls.id, [...ids]))
}
