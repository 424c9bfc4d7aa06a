import { asc } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { teams } from './schema.ts'

export type Team = { id: string; name: string }

export async function listTeams(db: PaceDb): Promise<Team[]> {
  return db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name))
}
