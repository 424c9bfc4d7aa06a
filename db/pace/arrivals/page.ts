import { eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import type { ListSource } from '../list/source.ts'
import { arrivals, leads } from '../schema.ts'
import { ARRIVAL_FILTERED, type ArrivalRow, arrivalRowColumns } from './columns.ts'

/** What came in. Leads outside `readable` are neither named nor opened. */
export function arrivalSource(readable: LeadScope): ListSource<ArrivalRow> {
  return {
    ...ARRIVAL_FILTERED,
    table: arrivals,
    id: arrivals.id,
    isId: isUuid,
    read: (db, { key, where, order, limit }) =>
      db
        .select({ ...arrivalRowColumns(readable), key })
        .from(arrivals)
        .leftJoin(leads, eq(leads.id, arrivals.leadId))
        .where(where)
        .orderBy(...order)
        .limit(limit),
  }
}

/** A team's manager has those of the team's leads, and what is nobody's lead yet. */
export function inArrivalScope(teamId: string): SQL | undefined {
  const ofTeam = sql`exists (select 1 from leads of_team where of_team.id = ${arrivals.leadId} and of_team.team_id = ${teamId})`
  return or(isNull(arrivals.leadId), ofTeam)
}

/** One of them with the team of its lead, as the policy asks for it. */
export async function findArrivalOfTeam(db: PaceDb, id: string) {
  if (!isUuid(id)) return null
  const [row] = await db
    .select({ arrival: arrivals, teamId: leads.teamId, leadReference: leads.reference })
    .from(arrivals)
    .leftJoin(leads, eq(leads.id, arrivals.leadId))
    .where(eq(arrivals.id, id))
  return row ?? null
}
