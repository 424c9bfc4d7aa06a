import type postgres from 'postgres'
import { type AccessChange, listenAccessChanges } from '#db/pace/access/access-changes.ts'
import {
  type CredentialStatus,
  findCredentialStatus,
  knownFrom,
} from '#db/pace/access/credential-status.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import type { Actor, Facts } from '#domain/access/access.ts'
import {
  type Credential,
  invalidityOf,
  type KnownStatus,
} from '#domain/access/credential-status.ts'
import { callFacts, readCallMeta } from '#domain/call/call.ts'
import { CLOSE, CLOSE_REASON } from '#domain/documents/close-codes.ts'
import { documentName, isGuarded } from '#domain/documents/documents.ts'
import type { Logger } from '#service/log.ts'
import { accessOf } from '../access/access.ts'
import { factsInDoc } from '../admission/record-facts.ts'
import type { Room } from '../rooms/room.ts'
import type { Connection } from './connection.ts'

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
export async function closeOutsiders(db: PaceDb, room: Room): Promise<void> {
  const { members } = room.relay
  const facts = members.size > 0 && isGuarded(room.kind) ? await factsNow(db, room) : null
  if (!facts) return
  for (const member of members) {
    const verdict = judgeAccess(member, member.actor, facts)
    if (verdict) member.close(verdict.code, verdict.reason)
  }
}

/** Who has the lead of a call stands in the lead, not in the call. */
async function factsNow(db: PaceDb, { kind, log }: Room): Promise<Facts | null> {
  const doc = log.doc()
  if (kind !== 'call') return factsInDoc(kind, doc)
  const call = readCallMeta(doc)
  const lead = call.leadId && documentName('lead', call.leadId)
  const found = lead ? await findDocumentFacts(db, [lead]) : null
  return callFacts(call, lead ? found?.get(lead) : null)
}

async function closeRevoked(db: PaceDb, connections: Connection[]): Promise<void> {
  if (connections.length === 0) return
  const names = [...new Set(connections.map(({ admission }) => admission.name))]
  const [credentials, facts] = await Promise.all([
    findCredentialStatus(db, idsOf(connections)),
    findDocumentFacts(db, names),
  ])
  for (const connection of connections) {
    if (!connection.isOpen) continue
    const verdict = judgeConnection(connection, credentials, facts.get(connection.admission.name))
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

const ENDED = {
  clientRevoked: 'the client was revoked',
  sessionEnded: CLOSE_REASON.sessionEnded,
  personOut: CLOSE_REASON.personOut,
}

function judgeConnection(
  connection: Connection,
  status: CredentialStatus,
  facts: Facts | undefined,
): Verdict {
  const { actor, identity } = connection
  const invalidity = invalidityOf(credentialOf(connection), knownOf(connection, status))
  if (invalidity && invalidity !== 'rightsChanged') {
    return { code: CLOSE.forbidden, reason: ENDED[invalidity] }
  }
  const person = actor.kind === 'person' ? status.people.get(actor.id) : undefined
  if (actor.kind === 'service' || !person) return judgeAccess(connection, actor, facts)
  if (actor.call !== undefined && isPast(identity.expiresAt)) {
    return { code: CLOSE.comeBack, reason: 'the delegation has run out' }
  }
  const { role, teamId, seesTeam } = person
  const verdict = judgeAccess(connection, { ...actor, role, teamId, seesTeam }, facts)
  if (verdict || !invalidity) return verdict
  return { code: CLOSE.comeBack, reason: CLOSE_REASON.rightsChanged }
}

function credentialOf({ actor, identity, sessionId }: Connection): Credential {
  if (actor.kind === 'service') return { clientId: actor.id }
  return { personId: actor.id, sessionVersion: identity.sessionVersion, sessionId }
}

/** A ticket is of a web session for certain; a token may name a grant that has none. */
function knownOf({ identity }: Connection, status: CredentialStatus): KnownStatus {
  const known = knownFrom(status)
  if (identity.expiresAt !== null) return known
  return { ...known, hasEnded: (sessionId) => !status.liveSessions.has(sessionId) }
}

/** What the policy says now: out, back in with other rights, or as it was. */
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
    : { code: CLOSE.comeBack, reason: CLOSE_REASON.rightsChanged }
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
