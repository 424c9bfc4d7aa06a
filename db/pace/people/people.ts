import { and, asc, desc, eq, inArray, isNotNull, like, sql } from 'drizzle-orm'
import type { Language } from '#domain/language.ts'
import { type PersonStatus, type Role, RoleSchema } from '#domain/access/person.ts'
import type { PaceDb } from '../client.ts'
import { people } from '../schema.ts'

/** Somebody who may work here now: active and with a role. */
export type ActivePerson = {
  id: string
  subject: string | null
  email: string
  name: string
  role: Role
  teamId: string | null
  /** Their team lets each of it see the leads of all. */
  seesTeam: boolean
  sessionVersion: number
  language: Language | null
}
export type Person = typeof people.$inferSelect

/** Null for whoever is unknown, suspended or without a role. */
export async function findActivePerson(db: PaceDb, id: string): Promise<ActivePerson | null> {
  const [row] = await db
    .select()
    .from(people)
    .where(and(eq(people.id, id), eq(people.status, 'active'), isNotNull(people.role)))
  return row ? toActivePerson(row) : null
}

/** In whatever state. */
export async function findPerson(db: PaceDb, id: string): Promise<Person | null> {
  const [row] = await db.select().from(people).where(eq(people.id, id))
  return row ?? null
}

/** By the identity provider's `sub`, in whatever state: admission says why somebody may not come in. */
export async function findPersonBySubject(db: PaceDb, subject: string): Promise<Person | null> {
  const [row] = await db.select().from(people).where(eq(people.subject, subject))
  return row ?? null
}

/** For commands typed by hand. Of several who had it one after the other, whoever is active. */
export async function findPersonByEmail(db: PaceDb, email: string): Promise<Person | null> {
  const [row] = await db
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
    .orderBy(asc(people.status), desc(people.createdAt))
    .limit(1)
  return row ?? null
}

export async function listPeople(db: PaceDb, filter: { status?: PersonStatus } = {}) {
  return db
    .select()
    .from(people)
    .where(filter.status ? eq(people.status, filter.status) : undefined)
    .orderBy(asc(people.name))
}

/** The demo people that the local identity provider offers. */
export async function listActiveBySubject(db: PaceDb, prefix: string): Promise<ActivePerson[]> {
  const rows = await db
    .select()
    .from(people)
    .where(
      and(like(people.subject, `${prefix}%`), eq(people.status, 'active'), isNotNull(people.role)),
    )
    .orderBy(asc(people.createdAt), asc(people.name))
  return rows.map(toActivePerson)
}

/** Everybody who may work here now. */
export async function listActivePeople(db: PaceDb): Promise<ActivePerson[]> {
  const rows = await db
    .select()
    .from(people)
    .where(and(eq(people.status, 'active'), isNotNull(people.role)))
    .orderBy(asc(people.name), asc(people.id))
  return rows.map(toActivePerson)
}

/** Notes that somebody was here; shown to admins. */
export async function touchPerson(db: PaceDb, id: string, now: Date): Promise<void> {
  await db.update(people).set({ lastSeenAt: now.toISOString() }).where(eq(people.id, id))
}

/** What this person reads from now on, in every browser. */
export async function setLanguage(db: PaceDb, id: string, language: Language): Promise<void> {
  await db.update(people).set({ language }).where(eq(people.id, id))
}

export function toActivePerson(row: Person): ActivePerson {
  const { id, subject, email, name, teamId, seesTeam, sessionVersion, language } = row
  const role = RoleSchema.parse(row.role)
  return { id, subject, email, name, role, teamId, seesTeam, sessionVersion, language }
}

export type Colleague = { id: string; name: string; role: Role | null; teamId: string | null }

/** Everybody who works here or did: a lead may still name somebody who has left. */
export async function listColleagues(db: PaceDb): Promise<Colleague[]> {
  return db
    .select({ id: people.id, name: people.name, role: people.role, teamId: people.teamId })
    .from(people)
    .orderBy(people.name)
}

/** What these people are called, whether they are still here or not. */
export async function listPeopleNames(
  db: PaceDb,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]))
}
