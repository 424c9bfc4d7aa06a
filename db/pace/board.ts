import { and, eq, gte, inArray, notInArray, or } from 'drizzle-orm'
import { keysOf } from '#domain/catalogue.ts'
import { CALL_STATES } from '#domain/call/fields.ts'
import { LEAD_STAGES, type LeadStage } from '#domain/lead/fields.ts'
import type { CallCard, LeadCard } from '#domain/views.ts'
import type { PaceDb } from './client.ts'
import { calls, leads } from './schema.ts'

const ENDED: LeadStage[] = ['won', 'lost']
const GOING_ON = ['ringing', 'live', 'held', 'wrapup']

/** A team's leads as its board shows them: all that are open, and those won or lost at or after `endedSince`. */
export async function listBoardLeads(
  db: PaceDb,
  teamId: string,
  endedSince: string,
): Promise<LeadCard[]> {
  const rows = await db
    .select()
    .from(leads)
    .where(
      and(
        eq(leads.teamId, teamId),
        or(
          notInArray(leads.stage, ENDED),
          and(inArray(leads.stage, ENDED), gte(leads.stageChangedAt, endedSince)),
        ),
      ),
    )
  return rows.flatMap((row) => toLeadCard(row) ?? [])
}

/** A team's calls that are not wrapped up, or that began at or after `since`. */
export async function listCallCards(
  db: PaceDb,
  teamId: string,
  since?: string,
): Promise<CallCard[]> {
  const rows = await db
    .select()
    .from(calls)
    .where(
      and(
        eq(calls.teamId, teamId),
        or(inArray(calls.state, GOING_ON), since ? gte(calls.startedAt, since) : undefined),
      ),
    )
  return rows.flatMap((row) => toCallCard(row) ?? [])
}

function toLeadCard(row: typeof leads.$inferSelect): LeadCard | null {
  const stage = keysOf(LEAD_STAGES).find((known) => known === row.stage)
  if (!stage) return null
  const { id, reference, ownerId, intent, areas, bedrooms, budgetMax, temperature, source } = row
  const { stageChangedAt, createdAt, firstContactedAt, nextFollowUpAt } = row
  const name = row.name ?? reference
  const known = { id, reference, ownerId, intent, areas, bedrooms, budgetMax, temperature, source }
  const times = { stageChangedAt, createdAt, firstContactedAt, nextFollowUpAt }
  return { kind: 'lead', name, stage, ...known, ...times }
}

function toCallCard(row: typeof calls.$inferSelect): CallCard | null {
  const state = keysOf(CALL_STATES).find((known) => known === row.state)
  if (!state) return null
  const { id, direction, agentId, leadId, callerName, callerPhone, startedAt, endedAt } = row
  return {
    kind: 'call',
    id,
    state,
    direction,
    agentId,
    leadId,
    callerName,
    callerPhone,
    startedAt,
    endedAt,
  }
}
