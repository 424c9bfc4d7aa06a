import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js'
import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import { DomainError } from '#domain/errors.ts'
import { type Credential, credentialOf } from '#domain/access/credential-status.ts'
import { actorFromClaims } from '#service/identity/actor.ts'
import { requireBearer, type VerifyToken } from '#service/identity/verify-token.ts'
import { type PersonActor, requirePerson } from '../../api/caller/caller.ts'
import { requireCredential } from '../../api/caller/require-credential.ts'

/** Who stands behind an MCP request. */
export type McpCaller = {
  actor: PersonActor
  scopes: readonly string[]
  client: string
  /** What the person agreed to when they let the program in; null for a delegation. */
  connectionId: string | null
  credential: Credential
}

const callers = new WeakMap<AuthInfo, McpCaller>()

/** Verifies the request's token: of a person, for this server, with rights that still hold. */
export async function authenticateMcp(
  request: Request,
  {
    verifyMcpToken,
    credentials,
  }: { verifyMcpToken: VerifyToken; credentials: Pick<CredentialWatch, 'holds'> },
): Promise<{ caller: McpCaller; authInfo: AuthInfo }> {
  const bearer = requireBearer(request.headers.get('authorization'))
  const claims = await verifyMcpToken(bearer)
  const credential = credentialOf(claims)
  await requireCredential(credentials, credential)
  const actor = requirePerson(actorFromClaims(claims), 'use the tools')
  const client = `service:${claims.actor ?? claims.clientId}`
  const connectionId = claims.sessionId ?? null
  const caller = { actor, scopes: claims.scopes, client, connectionId, credential }
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

/** A session is its opener's: the person and their program, and for a delegation the call as well. */
export function ownerOf({ actor, client, connectionId }: McpCaller): string {
  return JSON.stringify([actor.id, client, connectionId, actor.call ?? null])
}
