import { type Actor, actorName } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { TokenClaims } from '#domain/token.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findClientScopes, isClientRevoked } from '#db/pace/feed.ts'
import { findActivePerson } from '#db/pace/people.ts'
import { findStandings } from '#db/pace/standings.ts'
import { actorFromClaims } from '#service/actor.ts'
import { readBearer, type VerifyToken } from '#service/verify-token.ts'

/** Who runs a command. `cause` is why a machine does: it stands in the audit beside its name. */
export type Caller = { actor: Actor; name: string; cause: string | null }
export type Stated = { cause?: string; actAs?: string }
type Deps = { db: PaceDb; verifyToken: VerifyToken }

/** The service that passes on what machine clients asked of it over REST, in their names. */
const GATEWAY = 'pace-app'
/** PACE's own services have no row among the clients: what they may when the gateway names them. */
const OWN_SERVICES: Record<string, readonly string[]> = { assistcraft: ['calls:assist'] }
const SCOPE = 'live:write'

/** The token's person or service, as their rows stand now. Throws `unauthenticated` or `forbidden`. */
export async function requireCaller(
  deps: Deps,
  authorization: string | undefined,
  stated: Stated,
): Promise<Caller> {
  const token = readBearer(authorization)
  if (!token) {
    throw new DomainError('unauthenticated', 'Send an access token: Authorization: Bearer <token>.')
  }
  const claims = await deps.verifyToken(token)
  if (!claims.scopes.includes(SCOPE)) {
    throw new DomainError('forbidden', `The token lacks the scope ${SCOPE}.`)
  }
  const actor = actorFromClaims(claims)
  if (actor.kind === 'service') return requireService(deps.db, actor, stated)
  return { ...(await requirePerson(deps.db, actor, claims)), cause: null }
}

/** Role and team are the row's; a token from before a change of rights, or of a session that has ended, is dead. */
async function requirePerson(
  db: PaceDb,
  claimed: Extract<Actor, { kind: 'person' }>,
  { sessionVersion = 0, sessionId }: TokenClaims,
): Promise<Omit<Caller, 'cause'>> {
  const person = await findActivePerson(db, claimed.id)
  if (!person) throw new DomainError('forbidden', 'This person may not sign in.')
  if (sessionVersion < person.sessionVersion) {
    throw new DomainError(
      'unauthenticated',
      'The token is older than a change of rights; sign in again.',
    )
  }
  const { endedSessions } = await findStandings(db, { sessionIds: sessionId ? [sessionId] : [] })
  if (endedSessions.size > 0) {
    throw new DomainError('unauthenticated', 'The session has ended; sign in again.')
  }
  const actor: Actor = { ...claimed, role: person.role, teamId: person.teamId }
  return { actor, name: actorName(actor) }
}

async function requireService(
  db: PaceDb,
  service: Extract<Actor, { kind: 'service' }>,
  { cause, actAs }: Stated,
): Promise<Caller> {
  if (!cause) {
    throw new DomainError('invalid', 'A service says why it runs a command.', [
      { path: 'cause', message: 'is missing, as in "enquiry:bayut"' },
    ])
  }
  if (await isClientRevoked(db, service.id)) {
    throw new DomainError('forbidden', `The client ${service.id} was revoked.`)
  }
  const actor = actAs ? await requireNamedClient(db, service.id, actAs) : service
  return { actor, name: actorName(actor), cause }
}

/** Policy is asked for the client in whose name it is, not for the one who passes it on. */
async function requireNamedClient(db: PaceDb, gateway: string, actAs: string): Promise<Actor> {
  if (gateway !== GATEWAY) {
    throw new DomainError('forbidden', `${gateway} may not act in another's name.`)
  }
  const id = actAs.slice('service:'.length)
  const scopes = OWN_SERVICES[id] ?? (await findClientScopes(db, id))
  if (!scopes) throw new DomainError('forbidden', `There is no client ${id}, or it was revoked.`)
  return { kind: 'service', id, scopes }
}
