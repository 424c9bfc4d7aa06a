import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import { type Credential, credentialOf } from '#domain/access/credential-status.ts'
import { DomainError } from '#domain/errors.ts'
import { requireBearer, requireScope, type VerifyToken } from '#service/identity/verify-token.ts'

type Deps = { verifyToken: VerifyToken; credentials: Pick<CredentialWatch, 'holds'> }

const SCOPE = 'calls:assist'

/** A machine client that assists in calls, by its own right: a delegation for one call does not open what is about all. */
export async function requireAssistant(
  { verifyToken, credentials }: Deps,
  authorization: string | undefined,
): Promise<Credential> {
  const claims = await verifyToken(requireBearer(authorization))
  requireScope(claims, SCOPE)
  if (claims.role !== undefined) {
    throw new DomainError('forbidden', 'This is for machine clients; send a token of your own.')
  }
  const credential = credentialOf(claims)
  if (await credentials.holds(credential)) return credential
  throw new DomainError('unauthenticated', 'This client was revoked.')
}
