import { upsertOidcModel } from '#db/pace/clients/oidc-models.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { errors, type KoaContextWithOIDC, type ClientMetadata } from 'oidc-provider'
import { z } from 'zod'
import { thirdPartyMetadata, whatIsWrong } from './metadata.ts'

const POLICY = 'thirdParty'

/** RFC 7591 for somebody else's programs, with an initial access token from an administrator. */
export const REGISTRATION = {
  enabled: true,
  initialAccessToken: true,
  issueRegistrationAccessToken: false,
  idFactory: () => `mcp-${createSecret(12)}`,
  policies: { [POLICY]: reduceToThirdParty },
} as const

/** Whatever a program asks to be, it becomes what `thirdPartyMetadata` says (section 2: the server may replace). */
function reduceToThirdParty(_ctx: KoaContextWithOIDC, asked: ClientMetadata): void {
  const { client_id: clientId, client_id_issued_at: issuedAt } = asked
  const metadata = { ...parse(clientId, asked), client_id_issued_at: issuedAt }
  for (const name of Object.keys(asked)) delete asked[name]
  Object.assign(asked, metadata)
}

function parse(clientId: string, asked: ClientMetadata): ClientMetadata {
  try {
    return thirdPartyMetadata(clientId, asked)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const reason = whatIsWrong(error)
    throw reason.startsWith('redirect_uris')
      ? new errors.InvalidRedirectUri(reason)
      : new errors.InvalidClientMetadata(reason)
  }
}

/** An initial access token, shown once. Programs may be registered with it until it ends. */
export async function issueRegistrationToken(
  db: PaceDb,
  { now, lifetimeMs }: { now: Date; lifetimeMs: number },
): Promise<{ token: string; expiresAt: string }> {
  const token = createSecret()
  const ends = new Date(now.getTime() + lifetimeMs)
  const expiresAt = ends.toISOString()
  const payload = {
    kind: 'InitialAccessToken',
    iat: Math.floor(now.getTime() / 1000),
    exp: Math.floor(ends.getTime() / 1000),
    policies: [POLICY],
  }
  await upsertOidcModel(
    db,
    { model: 'InitialAccessToken', id: hashSecret(token) },
    payload,
    expiresAt,
  )
  return { token, expiresAt }
}
