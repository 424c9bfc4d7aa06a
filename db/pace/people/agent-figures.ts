import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import type { PaceDb } from '../client.ts'
import { leads, people, viewings } from '../schema.ts'
import { withinTime } from '../query/time-limit.ts'

export type AgentFigures = Awaited<ReturnType<typeof listAgentFigures>>[number]
type Asked = {
  /** Null for the whole house. */
  teamId: string | null
  now: string
  /** Of today, where the brokerage stands. */
  day: { from: string; to: string }
  limit: number
}

/** What waits with each agent, those first with whom most waits: what a manager looks after. */
export async function listAgentFigures(db: PaceDb, { teamId, now, day, limit }: Asked) {
  const uncontacted = sql<number>`count(*) filter (
    where ${leads.stage} = 'new' and ${leads.firstContactedAt} is null)::int`
  const overdue = sql<number>`count(*) filter (where ${leads.nextFollowUpAt} < ${now})::int`
  const showings = sql<number>`(select count(*) from ${viewings}
    where ${viewings.agentId} = ${people.id} and ${viewings.status} <> 'cancelled'
      and ${viewings.startsAt} >= ${day.from} and ${viewings.startsAt} < ${day.to})::int`
  return withinTime(db, (tx) =>
    tx
      .select({
        id: people.id,
        name: people.name,
        open: sql<number>`count(${leads.id})::int`,
        uncontacted,
        overdue,
        viewings: showings,
      })
      .from(people)
      .leftJoin(
        leads,
        and(eq(leads.ownerId, people.id), notInArray(leads.stage, [...ENDED_STAGES])),
      )
      .where(
        and(
          eq(people.status, 'active'),
          inArray(people.role, ['agent', 'manager']),
          teamId ? eq(people.teamId, teamId) : undefined,
        ),
      )
      .groupBy(people.id)
      .orderBy(sql`${uncontacted} + ${overdue} desc`, people.name)
      .limit(limit),
  )
}
