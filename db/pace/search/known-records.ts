import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { contacts, leads, people, properties, teams } from '../schema.ts'

const FIND = {
  person: (db: PaceDb, ids: string[]) =>
    db
      .select({ id: people.id })
      .from(people)
      .where(and(inArray(people.id, ids), eq(people.status, 'active'), isNotNull(people.role))),
  team: (db: PaceDb, ids: string[]) =>
    db.select({ id: teams.id }).from(teams).where(inArray(teams.id, ids)),
  contact: (db: PaceDb, ids: string[]) =>
    db.select({ id: contacts.id }).from(contacts).where(inArray(contacts.id, ids)),
  property: (db: PaceDb, ids: string[]) =>
    db.select({ id: properties.id }).from(properties).where(inArray(properties.id, ids)),
  lead: (db: PaceDb, ids: string[]) =>
    db.select({ id: leads.id }).from(leads).where(inArray(leads.id, ids)),
}
export type ReferencedKind = keyof typeof FIND

/** Those of the ids that name no record: for people, nobody who works here now. */
export async function findUnknownIds(
  db: PaceDb,
  kind: ReferencedKind,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const known = new Set((await FIND[kind](db, [...ids])).map((row) => row.id))
  return ids.filter((id) => !known.has(id))
}
