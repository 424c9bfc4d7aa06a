import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { people, teamAreas, teams } from '../schema.ts'

/** Teams in the order in which they were founded, each with its areas. */
export async function listTeamAreas(db: PaceDb): Promise<{ id: string; areas: string[] }[]> {
  return db
    .select({
      id: teams.id,
      areas: sql<
        string[]
      >`coalesce(array_agg(${teamAreas.areaKey}) filter (where ${teamAreas.areaKey} is not null), '{}')`,
    })
    .from(teams)
    .leftJoin(teamAreas, eq(teamAreas.teamId, teams.id))
    .groupBy(teams.id)
    .orderBy(asc(teams.createdAt), asc(teams.name))
}

const active = and(eq(people.status, 'active'), isNotNull(people.role))
const columns = { id: people.id, teamId: people.teamId }

export async function findActiveAgentByEmail(db: PaceDb, email: string) {
  const [row] = await db
    .select(columns)
    .from(people)
    .where(and(active, sql`lower(${people.email}) = lower(${email})`))
  return row ?? null
}

export async function findActiveAgent(db: PaceDb, id: string) {
  const [row] = await db
    .select(columns)
    .from(people)
    .where(and(active, eq(people.id, id)))
  return row ?? null
}
