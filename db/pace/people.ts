import { and, eq, isNotNull } from 'drizzle-orm'
import { type Role, RoleSchema } from '#domain/person.ts'
import type { PaceDb } from './client.ts'
import { people } from './schema.ts'

/** Somebody who may work here now: active and with a role. */
export type ActivePerson = {
  id: string
  subject: string | null
  email: string
  name: string
  role: Role
  teamId: string | null
  sessionVersion: number
}

/** Null for whoever is unknown, suspended or without a role. */
export async function findActivePerson(db: PaceDb, id: string): Promise<ActivePerson | null> {
  const [row] = await db
    .select()
    .from(people)
    .where(and(eq(people.id, id), eq(people.status, 'active'), isNotNull(people.role)))
  return row ? toActivePerson(row) : null
}

function toActivePerson(row: typeof people.$inferSelect): ActivePerson {
  const { id, subject, email, name, teamId, sessionVersion } = row
  return { id, subject, email, name, role: RoleSchema.parse(row.role), teamId, sessionVersion }
}
