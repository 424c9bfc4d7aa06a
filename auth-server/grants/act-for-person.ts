import type { ActivePerson } from '#db/pace/people/people.ts'
import type { TokenEndpointGrantContext } from 'oidc-provider'
import { toAccount } from '../oidc/accounts.ts'
import type { Target } from './target.ts'

/** Two minutes: long enough for one request and what it causes. */
export const ACTING_SECONDS = 120

type Acting = { person: ActivePerson; target: Target; grantId: string; grantType: string }

/** Issues a token in which `sub` is the person and `act` the client (RFC 8693 section 4.1). */
export async function issueActingToken(
  ctx: TokenEndpointGrantContext,
  { person, target, grantId, grantType }: Acting,
): Promise<{ access_token: string; expires_in: number; scope: string; token_type: string }> {
  const { client, provider } = ctx.oidc
  ctx.oidc.entity('Account', toAccount(person))
  const token = new provider.AccessToken({
    accountId: person.id,
    client,
    grantId,
    gty: grantType,
    scope: target.scopes.join(' '),
  })
  token.resourceServer = target.server
  ctx.oidc.entity('AccessToken', token)
  return {
    access_token: await token.save(),
    expires_in: token.expiration,
    scope: target.scopes.join(' '),
    token_type: token.tokenType,
  }
}
