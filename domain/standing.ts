import { z } from 'zod'
import type { TokenClaims } from './token.ts'

/** What must still be true for a token or a session to hold, whatever its signature or its cookie says. */
export type Standing = {
  personId?: string
  /** The person's session version when it was issued. */
  sessionVersion?: number
  sessionId?: string
  /** The machine client that got it, or that acts for the person. */
  clientId?: string
}

export function standingOf(claims: TokenClaims): Standing {
  const { sub, role, sessionVersion = 0, sessionId, actor, clientId } = claims
  const client = { clientId: actor ?? clientId }
  if (!role) return client
  return { ...client, personId: sub, sessionVersion, ...(sessionId ? { sessionId } : {}) }
}

/** A session ends after 12 hours unused, and after 7 days in any case. */
export const SESSION_IDLE_MS = 12 * 3_600_000
export const SESSION_ABSOLUTE_MS = 7 * 24 * 3_600_000

/** How everybody stands, as a service without our rows is told: rights, and what ended while tokens of it may be out. */
export const StandingsSchema = z.object({
  /** Session versions by people's ids; null for who may not go on. Who is missing came after this was told. */
  people: z.record(z.string(), z.number().int().nullable()),
  endedSessions: z.array(z.string()),
  revokedClients: z.array(z.string()),
})
export type KnownStandings = z.infer<typeof StandingsSchema>
