import { inArray, notInArray } from 'drizzle-orm'
import { ENDED_STATES } from '#domain/call/fields.ts'
import type { PaceDb } from './client.ts'
import { calls } from './schema.ts'

/** A call as far as whoever joins calls needs to know it. */
export type LiveCall = {
  id: string
  state: string
  agentId: string | null
  leadId: string | null
  teamId: string | null
}

const columns = {
  id: calls.id,
  state: calls.state,
  agentId: calls.agentId,
  leadId: calls.leadId,
  teamId: calls.teamId,
}

export async function listLiveCalls(db: PaceDb): Promise<LiveCall[]> {
  return db.select(columns).from(calls).where(notInArray(calls.state, ENDED_STATES))
}

export async function listCallsById(db: PaceDb, ids: readonly string[]): Promise<LiveCall[]> {
  if (ids.length === 0) return []
  return db
    .select(columns)
    .from(calls)
    .where(inArray(calls.id, [...ids]))
}
