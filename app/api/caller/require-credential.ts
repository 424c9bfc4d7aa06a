import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import { DomainError } from '#domain/errors.ts'
import type { Credential } from '#domain/access/credential-status.ts'

/** Refuses a token whose person was suspended or changed role or team since, whose session has ended, or whose client was revoked. */
export async function requireCredential(
  credentials: Pick<CredentialWatch, 'holds'>,
  credential: Credential,
): Promise<void> {
  if (await credentials.holds(credential)) return
  throw new DomainError('unauthenticated', 'This access was ended or changed; sign in again.')
}
