import { findEndedConnections } from '#db/pace/access/ended-connections.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import { CALL_DELEGATION_GRANT, TOKEN_EXCHANGE_GRANT } from '#service/identity/token-client.ts'
import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { rightsClaims } from './accounts.ts'

/** What an access token says beside the standard claims; see domain/access/token.ts. A machine's says nothing more. */
export function createTokenClaims(db: PaceDb) {
  return async (ctx: KoaContextWithOIDC, token: AccessToken | ClientCredentials) => {
    if (token.kind !== 'AccessToken') return undefined
    const person = await findActivePerson(db, token.accountId)
    if (!person) throw new errors.InvalidGrant('the person may not go on')
    if (await isEnded(db, token)) throw new errors.InvalidGrant('the person has ended this access')
    return { ...rightsClaims(person), ...circumstances(ctx, token) }
  }
}

/** The web session that the token belongs to, or on whose behalf and for which call a client acts. */
function circumstances(ctx: KoaContextWithOIDC, token: AccessToken) {
  const act = { sub: token.clientId }
  if (token.gty === CALL_DELEGATION_GRANT) return { act, call: ctx.oidc.params?.['call'] }
  const sid = token.grantId ? { sid: token.grantId } : {}
  return token.gty === TOKEN_EXCHANGE_GRANT ? { act, ...sid } : sid
}

/** The person may have ended it in PACE's own page. */
async function isEnded(db: PaceDb, { grantId }: AccessToken): Promise<boolean> {
  return grantId ? (await findEndedConnections(db, [grantId], new Date())).length > 0 : false
}
