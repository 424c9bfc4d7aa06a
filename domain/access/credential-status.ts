import { z } from 'zod'
import type { TokenClaims } from './token.ts'

/** What must still be true for a token or a session to hold, whatever its signature or its cookie says. */
export type Credential = {
  personId?: string
  /** The person's session version when it was issued. */
  sessionVersion?: number
  sessionId?: string
  /** The machine client that got it, or that acts for the person. */
  clientId?: string
}

/** What is known of those behind credentials, however it came to be known. */
export type KnownStatus = {
  /** The session version of somebody who may go on; null for who may not, undefined for whom this tells nothing of. */
  versionOf: (personId: string) => number | null | undefined
  hasEnded: (sessionId: string) => boolean
  isRevoked: (clientId: string) => boolean
}
export type Invalidity = 'clientRevoked' | 'sessionEnded' | 'personOut' | 'rightsChanged'

/** Why a credential no longer holds, or null: the one judgement that every door goes by. */
export function invalidityOf(credential: Credential, known: KnownStatus): Invalidity | null {
  const { personId, sessionVersion = 0, sessionId, clientId } = credential
  if (clientId !== undefined && known.isRevoked(clientId)) return 'clientRevoked'
  if (sessionId !== undefined && known.hasEnded(sessionId)) return 'sessionEnded'
  const version = personId === undefined ? undefined : known.versionOf(personId)
  if (version === null) return 'personOut'
  return version !== undefined && version > sessionVersion ? 'rightsChanged' : null
}

export function credentialOf(claims: TokenClaims): Credential {
  const { sub, role, sessionVersion = 0, sessionId, actor, clientId } = claims
  const client = { clientId: actor ?? clientId }
  if (!role) return client
  return { ...client, personId: sub, sessionVersion, ...(sessionId ? { sessionId } : {}) }
}

/** A session ends after 12 hours unused, and after 7 days in any case. */
export const SESSION_IDLE_MS = 12 * 3_600_000
export const SESSION_ABSOLUTE_MS = 7 * 24 * 3_600_000

/** What can end a session before its time. */
export const SESSION_ENDS = [
  'signedOut',
  'signedInAgain',
  'endedElsewhere',
  'endedByAdmin',
  'refused',
  'suspended',
] as const
export type SessionEnd = (typeof SESSION_ENDS)[number]

/** How everybody stands, as a service without our rows is told: rights, and what ended while tokens of it may be out. */
export const KnownCredentialsSchema = z.object({
  /** Session versions by people's ids; null for who may not go on. Who is missing came after this was told. */
  people: z.record(z.string(), z.number().int().nullable()),
  endedSessions: z.array(z.string()),
  revokedClients: z.array(z.string()),
})
export type KnownCredentials = z.infer<typeof KnownCredentialsSchema>
