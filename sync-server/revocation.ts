import type postgres from 'postgres'
import type { Actor, Facts } from '#domain/access.ts'
import { isGuarded } from '#domain/documents.ts'
import { type AccessChange, listenAccessChanges } from '#db/pace/access-changes.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/document-facts.ts'
import { findStandings, type Standings } from '#db/pace/standings.ts'
import type { Logger } from '#service/log.ts'
import { accessOf } from './access.ts'
import { CLOSE } from './close-codes.ts'
import type { Connection } from './connection.ts'
import { factsInDoc } from './record-facts.ts'
import type { Room } from './room.ts'

type Options = {
  db: PaceDb
  sql: postgres.Sql
  log: Pick<Logger, 'error'>
  connections: () => Iterable<Connection>
  everyMs?: number
}
type Verdict = { code: number; reason: string } | null

const EVERY_MS = 5_000

/** An open socket lives as long as what let it in: told by Postgres at once, asked for every few seconds. */
export async function watchAccess({ db, sql, log, connections, everyMs = EVERY_MS }: Options) {
  let running = Promise.resolve()
  const check = (matches: (connection: Connection) => boolean) => {
    running = running
      .then(() =>
        closeRevoked(
          db,
          [...connections()].filter((one) => one.isOpen && matches(one)),
        ),
      )
      .catch((error: unknown) => log.error({ err: error }, 'rights could not be checked'))
    return running
  }
  const unlisten = await listenAccessChanges(
    sql,
    (change) => void check((connection) => isConcerned(connection, change)),
    () => void check(() => true),
  )
  const timer = setInterval(() => void check(() => true), everyMs).unref()
  return {
    async stop() {
      clearInterval(timer)
      // Without a connection there is nothing left to unlisten.
      await Promise.allSettled([unlisten(), running])
    },
  }
}

/** After a commit of the server's own: a record may have changed hands, and its document says so before its row does. */
export function closeOutsiders(room: Room): void {
  const { members } = room.relay
  const facts =
    members.size > 0 && isGuarded(room.kind) ? factsInDoc(room.kind, room.log.doc()) : null
  if (!facts) return
  for (const member of members) {
    const verdict = judgeAccess(member, member.actor, facts)
    if (verdict) member.close(verdict.code, verdict.reason)
  }
}

async function closeRevoked(db: PaceDb, connections: Connection[]): Promise<void> {
  if (connections.length === 0) return
  const names = [...new Set(connections.map(({ admission }) => admission.name))]
  const [standings, facts] = await Promise.all([
    findStandings(db, idsOf(connections)),
    findDocumentFacts(db, names),
  ])
  for (const connection of connections) {
    if (!connection.isOpen) continue
    const verdict = judgeStanding(connection, standings, facts.get(connection.admission.name))
    if (verdict) connection.close(verdict.code, verdict.reason)
  }
}

function idsOf(connections: Connection[]) {
  const actors = connections.map(({ actor }) => actor)
  const ids = (kind: Actor['kind']) =>
    actors.flatMap((actor) => (actor.kind === kind ? [actor.id] : []))
  const sessions = connections.flatMap(({ sessionId }) => sessionId ?? [])
  return {
    sessionIds: [...new Set(sessions)],
    personIds: [...new Set(ids('person'))],
    clientIds: [...new Set(ids('service'))],
  }
}

function judgeStanding(
  connection: Connection,
  standings: Standings,
  facts: Facts | undefined,
): Verdict {
  const { actor, identity, sessionId } = connection
  if (actor.kind === 'service') {
    const isRevoked = standings.revokedClients.has(actor.id)
    return isRevoked
      ? { code: CLOSE.forbidden, reason: 'the client was revoked' }
      : judgeAccess(connection, actor, facts)
  }
  // A ticket is of a web session for certain; a token may name a grant that has none.
  const isWebSession = identity.expiresAt === null
  const hasEnded = sessionId !== undefined && standings.endedSessions.has(sessionId)
  if (hasEnded || (isWebSession && sessionId && !standings.liveSessions.has(sessionId))) {
    return { code: CLOSE.forbidden, reason: 'the session has ended' }
  }
  const person = standings.people.get(actor.id)
  if (!person) return { code: CLOSE.forbidden, reason: 'this person may not sign in' }
  if (actor.call !== undefined && isPast(identity.expiresAt)) {
    return { code: CLOSE.comeBack, reason: 'the delegation has run out' }
  }
  const { role, teamId, sessionVersion } = person
  const verdict = judgeAccess(connection, { ...actor, role, teamId }, facts)
  if (verdict || sessionVersion === identity.sessionVersion) return verdict
  return { code: CLOSE.comeBack, reason: 'rights have changed' }
}

/** What the policy says now: out, back in by the other door, or as it was. */
function judgeAccess(
  { admission }: Pick<Connection, 'admission'>,
  actor: Actor,
  facts: Facts | undefined,
): Verdict {
  // A record that has no row yet is judged by its document, at its own commits.
  if (!facts) return null
  const access = accessOf(actor, admission.ref, facts)
  if (access === 'none') return { code: CLOSE.forbidden, reason: 'you may no longer read this' }
  return access === admission.access
    ? null
    : { code: CLOSE.comeBack, reason: 'rights have changed' }
}

/** With a little time for a renewal that is on its way. */
function isPast(expiresAt: number | null): boolean {
  return expiresAt !== null && Date.now() / 1000 > expiresAt + 10
}

function isConcerned({ actor, sessionId }: Connection, change: AccessChange): boolean {
  if ('sessionId' in change) return sessionId === change.sessionId
  if ('clientId' in change) return actor.kind === 'service' && actor.id === change.clientId
  return actor.kind === 'person' && actor.id === change.personId
}
