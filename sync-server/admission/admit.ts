import { decodeJwt } from 'jose'
import type { PaceDb } from '#db/pace/client.ts'
import { useTicket } from '#db/pace/sessions/socket-tickets.ts'
import { type Actor, actorName, type Facts } from '#domain/access/access.ts'
import { CLOSE, CLOSE_REASON, type CloseCode } from '#domain/documents/close-codes.ts'
import { type DocumentRef, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { actorFromClaims } from '#service/identity/actor.ts'
import { hashSecret } from '#service/identity/secret.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import { accessOf, mayCreateNote } from '../access/access.ts'
import type { Admission, Identity } from '../access/identity.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import type { AdmissionRecords } from './admission-records.ts'
import { factsOfNewRecord } from './record-facts.ts'

export type AdmissionRequest = { name: string; token: string | null; origin: string | null }
export type AdmissionDeps = {
  db: PaceDb
  records: AdmissionRecords
  verifyToken: VerifyToken
  rooms: Rooms
}

/** Entry refused: said as a close code, because a browser cannot read the status of a failed upgrade. */
export class NotAdmitted extends Error {
  readonly code: CloseCode
  /** Who it was, where that is known; for the audit. */
  readonly actor: Actor | null

  constructor(code: CloseCode, reason: string, actor: Actor | null = null) {
    super(reason)
    this.code = code
    this.actor = actor
  }
}

/** Ticket or token, then the policy on the record as it stands. Throws `NotAdmitted`. */
export async function admit(deps: AdmissionDeps, request: AdmissionRequest): Promise<Admission> {
  const ref = parseName(request.name)
  const identity = await identify(deps, request)
  const facts = await findFacts(deps, { name: request.name, ref }, identity.actor)
  if (!facts) throw new NotAdmitted(CLOSE.gone, `there is no ${ref.kind} of that id`)
  const access = accessOf(identity.actor, ref, facts)
  if (access === 'none') {
    throw new NotAdmitted(CLOSE.forbidden, `you may not read this ${ref.kind}`, identity.actor)
  }
  return { name: request.name, ref, identity, access, teamId: facts.teamId ?? null }
}

/** A ticket is opaque, a JWT has two dots. */
export async function identify(deps: AdmissionDeps, request: AdmissionRequest): Promise<Identity> {
  const { token } = request
  if (!token) throw new NotAdmitted(CLOSE.forbidden, 'a ticket or a token is missing')
  return token.split('.').length === 3 ? byJwt(deps, token) : byTicket(deps, { ...request, token })
}

async function findFacts(
  { records, rooms }: AdmissionDeps,
  { name, ref }: { name: string; ref: DocumentRef },
  actor: Actor,
): Promise<Facts | null> {
  const facts = await records.factsOf(name)
  if (facts) return facts
  if (ref.kind !== 'note') return factsOfNewRecord(rooms, ref)
  if (!mayCreateNote(actor)) return null
  return { teamId: actor.kind === 'person' ? actor.teamId : null }
}

async function byTicket(
  { db, records }: AdmissionDeps,
  { name, token, origin }: AdmissionRequest & { token: string },
): Promise<Identity> {
  const shown = { ticketHash: hashSecret(token), document: name, origin: origin ?? '' }
  const use = await useTicket(db, shown)
  if (use.kind === 'spent')
    throw new NotAdmitted(CLOSE.comeBack, 'the ticket was used or is too old')
  if (use.kind === 'unknown') throw new NotAdmitted(CLOSE.forbidden, 'the ticket is not valid')
  return { ...(await personOf(records, use.personId)), sessionId: use.sessionId, expiresAt: null }
}

async function byJwt({ records, verifyToken }: AdmissionDeps, token: string): Promise<Identity> {
  const claims = await verifyToken(token).catch((error: unknown) => refuseToken(token, error))
  const actor = actorFromClaims(claims)
  const { expiresAt, sessionId } = claims
  if (actor.kind === 'service') {
    if (await records.isRevoked(actor.id))
      throw new NotAdmitted(CLOSE.forbidden, 'the client was revoked', actor)
    return { actor, actorName: actorName(actor), expiresAt }
  }
  const person = await personOf(records, actor.id, actor)
  if (sessionId && (await records.isSessionOver(sessionId))) {
    throw new NotAdmitted(CLOSE.forbidden, CLOSE_REASON.sessionEnded, actor)
  }
  if ((claims.sessionVersion ?? 0) < person.sessionVersion) {
    throw new NotAdmitted(CLOSE.comeBack, 'the token is older than a change of rights')
  }
  return { ...person, ...(sessionId ? { sessionId } : {}), expiresAt }
}

/** Role and team are the row's, not the token's. */
async function personOf(
  records: AdmissionRecords,
  id: string,
  claimed?: Actor & { kind: 'person' },
) {
  const person = await records.activePerson(id)
  if (!person) {
    throw new NotAdmitted(CLOSE.forbidden, CLOSE_REASON.personOut, claimed ?? null)
  }
  const { role, teamId, seesTeam, sessionVersion } = person
  const actor: Actor = { ...claimed, kind: 'person', id, role, teamId, seesTeam }
  return { actor, actorName: actorName(actor), sessionVersion }
}

/** Expired is no forgery: whoever comes back with a fresh token may enter. */
function refuseToken(token: string, error: unknown): never {
  if (!(error instanceof DomainError)) throw error
  if (error.code === 'unavailable') throw new NotAdmitted(CLOSE.overloaded, error.message)
  throw isPast(token)
    ? new NotAdmitted(CLOSE.comeBack, 'the token has expired')
    : new NotAdmitted(CLOSE.forbidden, 'the token is not valid')
}

function isPast(token: string): boolean {
  try {
    return (decodeJwt(token).exp ?? Infinity) * 1000 < Date.now()
  } catch {
    return false
  }
}

function parseName(name: string): DocumentRef {
  try {
    return parseDocumentName(name)
  } catch {
    throw new NotAdmitted(CLOSE.gone, 'not a document name')
  }
}
