import { asc } from 'drizzle-orm'
import type { SightOfTeam } from '#domain/access/sight.ts'
import type { PaceDb } from '../client.ts'
import { teams } from '../schema.ts'

export type Team = { id: string; name: string }

export async function listTeams(db: PaceDb): Promise<Team[]> {
  return db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name))
}

/** What each team's agents see of each other's leads. */
export async function listTeamSights(
  db: PaceDb,
): Promise<(Team & { colleaguesSee: SightOfTeam })[]> {
  const { id, name, colleaguesSee } = teams
  return db.select({ id, name, colleaguesSee }).from(teams).orderBy(asc(name))
}
