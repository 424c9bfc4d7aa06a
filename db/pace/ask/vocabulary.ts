import { asc, eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { areas, people, teams } from '../schema.ts'
import type { Language } from '#domain/language.ts'
import type { ListedIn } from '#domain/metrics/dimensions.ts'
import type { Reference } from '#domain/reference/reference.ts'

export type Vocabulary = {
  areas: { key: string; name: string; labels: Record<Language, string>; aliases: string[] }[]
  people: { id: string; name: string }[]
  teams: { id: string; name: string }[]
  /** The house's lists by which records are counted. */
  lists: Pick<Reference, ListedIn>
}

/** The names that a question may use: all areas, everybody who works here and every team. */
export async function readVocabulary(db: PaceDb, lists: Vocabulary['lists']): Promise<Vocabulary> {
  const [areaRows, peopleRows, teamRows] = await Promise.all([
    db
      .select({
        key: areas.key,
        name: areas.name,
        nameAr: areas.nameAr,
        aliases: areas.aliases,
      })
      .from(areas)
      .orderBy(asc(areas.name)),
    db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(eq(people.status, 'active'))
      .orderBy(asc(people.name)),
    db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name)),
  ])
  const places = areaRows.map(({ key, name, nameAr, aliases }) => ({
    key,
    name,
    labels: { en: name, ar: nameAr ?? name },
    aliases: nameAr ? [nameAr, ...aliases] : aliases,
  }))
  return {
    areas: places,
    people: peopleRows,
    teams: teamRows,
    lists: {
      source: lists.source,
      propertyType: lists.propertyType,
      lostReason: lists.lostReason,
      callChecklist: lists.callChecklist,
    },
  }
}
