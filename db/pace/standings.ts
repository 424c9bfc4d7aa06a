import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { type ActivePerson, toActivePerson } from './people.ts'
import { apiClients, people, webSessions } from './schema.ts'

/** How those behind open sockets stand now: who is missing here may not go on. */
export type Standings = {
  liveSessions: ReadonlySet<string>
  people: ReadonlyMap<string, ActivePerson>
  revokedClients: ReadonlySet<string>
}

export async function findStandings(
  db: PaceDb,
  asked: { sessionIds: string[]; personIds: string[]; clientIds: string[] },
  now = new Date(),
): Promise<Standings> {
  const [sessions, persons, clients] = await Promise.all([
    asked.sessionIds.length === 0 ? [] : findLiveSessions(db, asked.sessionIds, now),
    asked.personIds.length === 0 ? [] : findActivePeople(db, asked.personIds),
    asked.clientIds.length === 0 ? [] : findRevokedClients(db, asked.clientIds),
  ])
  return {
    liveSessions: new Set(sessions.map(({ id }) => id)),
    people: new Map(persons.map((row) => [row.id, toActivePerson(row)])),
    revokedClients: new Set(clients.map(({ id }) => id)),
  }
}

function findLiveSessions(db: PaceDb, ids: string[], now: Date) {
  const isLive = and(isNull(webSessions.endedAt), gt(webSessions.expiresAt, now.toISOString()))
  return db
    .select({ id: webSessions.id })
    .from(webSessions)
    .where(and(inArray(webSessions.id, ids), isLive))
}

function findActivePeople(db: PaceDb, ids: string[]) {
  return db
    .select()
    .from(people)
    .where(and(inArray(people.id, ids), eq(people.status, 'active'), isNotNull(people.role)))
}

function findRevokedClients(db: PaceDb, ids: string[]) {
  return db
    .select({ id: apiClients.id })
    .from(apiClients)
    .where(and(inArray(apiClients.id, ids), isNotNull(apiClients.revokedAt)))
}
