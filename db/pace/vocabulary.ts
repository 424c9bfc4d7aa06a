import { asc, eq } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { areas, people, teams } from './schema.ts'

export type Vocabulary = {
  areas: { key: string; name: string; aliases: string[] }[]
  people: { id: string; name: string }[]
  teams: { id: string; name: string }[]
}

/** The names that a question may use: all areas, everybody who works here and every team. */
export async function readVocabulary(db: PaceDb): Promise<Vocabulary> {
  const [areaRows, peopleRows, teamRows] = await Promise.all([
    db
      .select({ key: areas.key, name: areas.name, aliases: areas.aliases })
      .from(areas)
      .orderBy(asc(areas.name)),
    db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(eq(people.status, 'active'))
      .orderBy(asc(people.name)),
    db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name)),
  ])
  return { areas: areaRows, people: peopleRows, teams: teamRows }
}
