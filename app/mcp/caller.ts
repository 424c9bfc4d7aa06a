import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js'
import type { StandingWatch } from '#db/pace/watch-standings.ts'
import { DomainError } from '#domain/errors.ts'
import { type Standing, standingOf } from '#domain/standing.ts'
import { actorFromClaims } from '#service/actor.ts'
import { readBearer, type VerifyToken } from '#service/verify-token.ts'
import { type PersonActor, requirePerson } from '../api/caller.ts'
import { requireStanding } from '../api/rights.ts'

/** Who stands behind an MCP request. */
export type McpCaller = {
  actor: PersonActor
  scopes: readonly string[]
  client: string
  standing: Standing
}

const callers = new WeakMap<AuthInfo, McpCaller>()

/** Verifies the request's token: of a person, for this server, with rights that still hold. */
export async function authenticateMcp(
  request: Request,
  {
    verifyMcpToken,
    standings,
  }: { verifyMcpToken: VerifyToken; standings: Pick<StandingWatch, 'holds'> },
): Promise<{ caller: McpCaller; authInfo: AuthInfo }> {
  const bearer = readBearer(request.headers.get('authorization'))
  if (!bearer) throw new DomainError('unauthenticated', 'Send an access token for this server.')
  const claims = await verifyMcpToken(bearer)
  const standing = standingOf(claims)
  await requireStanding(standings, standing)
  const actor = requirePerson(actorFromClaims(claims), 'use the tools')
  const client = `service:${claims.actor ?? claims.clientId}`
  const caller = { actor, scopes: claims.scopes, client, standing }
  const { clientId, scopes, expiresAt } = claims
  const authInfo: AuthInfo = { token: bearer, clientId, scopes: [...scopes], expiresAt }
  callers.set(authInfo, caller)
  return { caller, authInfo }
}

/** The caller that was verified for the request which carries this. */
export function callerOf({ authInfo }: { authInfo?: AuthInfo }): McpCaller {
  const caller = authInfo && callers.get(authInfo)
  if (caller) return caller
  throw new DomainError('unauthenticated', 'Send an access token for this server.')
}

/** A session is its opener's: the person, and for a delegation the client and the call as well. */
export function ownerOf({ actor }: McpCaller): string {
  return JSON.stringify([actor.id, actor.via ?? null, actor.call ?? null])
}
