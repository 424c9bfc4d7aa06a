import { and, between, eq, gt, inArray, isNotNull, or } from 'drizzle-orm'
import {
  invalidityOf,
  type KnownCredentials,
  type KnownStatus,
  SESSION_IDLE_MS,
  type Credential,
} from '#domain/access/credential-status.ts'
import type { PaceDb } from '../client.ts'
import { type ActivePerson, toActivePerson } from '../people/people.ts'
import { apiClients, people, webSessions } from '../schema.ts'
import { findEndedConnections } from './ended-connections.ts'

/** A web session's id is one; the id of another grant, which a token may name as well, need not be. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** How those behind tokens, streams and sockets stand now. */
export type CredentialStatus = {
  liveSessions: ReadonlySet<string>
  /** Web sessions, and programs' connections, that are over. A token may name another grant: that is neither live nor ended. */
  endedSessions: ReadonlySet<string>
  people: ReadonlyMap<string, ActivePerson>
  revokedClients: ReadonlySet<string>
}

export async function findCredentialStatus(
  db: PaceDb,
  asked: { sessionIds?: string[]; personIds?: string[]; clientIds?: string[] },
  now = new Date(),
): Promise<CredentialStatus> {
  const { personIds = [], clientIds = [] } = asked
  const sessionIds = (asked.sessionIds ?? []).filter((id) => UUID.test(id))
  const [sessions, persons, clients] = await Promise.all([
    sessionIds.length === 0 ? [] : findSessions(db, sessionIds),
    personIds.length === 0 ? [] : findActivePeople(db, personIds),
    clientIds.length === 0 ? [] : findRevokedClients(db, clientIds),
  ])
  const live = (session: (typeof sessions)[number]) => isLive(session, now.getTime())
  const known = idsOf(sessions)
  const programs = await findEndedConnections(
    db,
    sessionIds.filter((id) => !known.has(id)),
    now,
  )
  return {
    liveSessions: idsOf(sessions.filter(live)),
    endedSessions: idsOf([...sessions.filter((session) => !live(session)), ...programs]),
    people: new Map(persons.map((row) => [row.id, toActivePerson(row)])),
    revokedClients: idsOf(clients),
  }
}

/** What there is to know of these, in one look at the rows. */
export function findStatusOf(
  db: PaceDb,
  credentials: readonly Credential[],
  now = new Date(),
): Promise<CredentialStatus> {
  const asked = {
    sessionIds: given(credentials, 'sessionId'),
    personIds: given(credentials, 'personId'),
    clientIds: given(credentials, 'clientId'),
  }
  return findCredentialStatus(db, asked, now)
}

/** Whether each of these still holds. */
export async function judgeCredentials(
  db: PaceDb,
  credentials: readonly Credential[],
  now = new Date(),
): Promise<boolean[]> {
  const found = await findStatusOf(db, credentials, now)
  const known = knownFrom(found)
  return credentials.map((credential) => invalidityOf(credential, known) === null)
}

/** No token lives longer than this, so what ended earlier has none left. */
const TOKENS_LIVE_MS = 10 * 60_000

/** How everybody stands, for whoever judges without these rows. */
export async function listCredentialStatus(
  db: PaceDb,
  now = new Date(),
): Promise<KnownCredentials> {
  const since = new Date(now.getTime() - TOKENS_LIVE_MS).toISOString()
  const { endedAt, expiresAt } = webSessions
  const [everybody, sessions, clients] = await Promise.all([
    db.select().from(people),
    db
      .select({ id: webSessions.id })
      .from(webSessions)
      .where(or(gt(endedAt, since), between(expiresAt, since, now.toISOString()))),
    db.select({ id: apiClients.id }).from(apiClients).where(gt(apiClients.revokedAt, since)),
  ])
  return {
    people: Object.fromEntries(
      everybody.map(({ id, status, role, sessionVersion }) => {
        return [id, status === 'active' && role ? sessionVersion : null]
      }),
    ),
    endedSessions: sessions.map(({ id }) => id),
    revokedClients: clients.map(({ id }) => id),
  }
}

/** As the rows say it: who is not among the active people may not go on. */
export function knownFrom(found: CredentialStatus): KnownStatus {
  return {
    versionOf: (personId) => found.people.get(personId)?.sessionVersion ?? null,
    hasEnded: (sessionId) => found.endedSessions.has(sessionId),
    isRevoked: (clientId) => found.revokedClients.has(clientId),
  }
}

function given(credentials: readonly Credential[], name: 'sessionId' | 'personId' | 'clientId') {
  return [...new Set(credentials.flatMap((credential) => credential[name] ?? []))]
}

function isLive(
  session: { endedAt: string | null; expiresAt: string; lastSeenAt: string },
  now: number,
): boolean {
  const { endedAt, expiresAt, lastSeenAt } = session
  const unusedMs = now - Date.parse(lastSeenAt)
  return endedAt === null && Date.parse(expiresAt) > now && unusedMs < SESSION_IDLE_MS
}

function idsOf(rows: readonly { id: string }[]): Set<string> {
  return new Set(rows.map(({ id }) => id))
}

function findSessions(db: PaceDb, ids: string[]) {
  const { id, endedAt, expiresAt, lastSeenAt } = webSessions
  return db
    .select({ id, endedAt, expiresAt, lastSeenAt })
    .from(webSessions)
    .where(inArray(webSessions.id, ids))
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
