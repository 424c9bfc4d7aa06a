import { type Actor, actorName } from '#domain/access/access.ts'
import { type Credential, type Invalidity, invalidityOf } from '#domain/access/credential-status.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import type { TokenClaims } from '#domain/access/token.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findClientScopes } from '#db/pace/calls/feed.ts'
import {
  type CredentialStatus,
  findStatusOf,
  knownFrom,
} from '#db/pace/access/credential-status.ts'
import { actorFromClaims } from '#service/identity/actor.ts'
import { requireBearer, requireScope, type VerifyToken } from '#service/identity/verify-token.ts'

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
  const claims = await deps.verifyToken(requireBearer(authorization))
  requireScope(claims, SCOPE)
  const actor = actorFromClaims(claims)
  if (actor.kind === 'service') return requireService(deps.db, actor, stated)
  return { ...(await requirePerson(deps.db, actor, claims)), cause: null }
}

const REFUSALS: Record<Invalidity, [ErrorCode, string]> = {
  clientRevoked: ['forbidden', 'This client was revoked.'],
  personOut: ['forbidden', 'This person may not sign in.'],
  rightsChanged: ['unauthenticated', 'The token is older than a change of rights; sign in again.'],
  sessionEnded: ['unauthenticated', 'The session has ended; sign in again.'],
}

/** Role and team are the row's; a token from before a change of rights, or of a session that has ended, is dead. */
async function requirePerson(
  db: PaceDb,
  claimed: Extract<Actor, { kind: 'person' }>,
  { sessionVersion, sessionId }: TokenClaims,
): Promise<Omit<Caller, 'cause'>> {
  const credential = { personId: claimed.id, sessionVersion, sessionId }
  const status = await requireValid(db, credential)
  const { role, teamId, seesTeam } = status.people.get(claimed.id) ?? claimed
  const actor: Actor = { ...claimed, role, teamId, seesTeam }
  return { actor, name: actorName(actor) }
}

async function requireValid(db: PaceDb, credential: Credential): Promise<CredentialStatus> {
  const status = await findStatusOf(db, [credential])
  const invalidity = invalidityOf(credential, knownFrom(status))
  if (!invalidity) return status
  throw new DomainError(...REFUSALS[invalidity])
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
  await requireValid(db, { clientId: service.id })
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
