import type { TokenEndpointGrantContext } from 'oidc-provider'
import type { ClientRegistry } from '../clients/clients.ts'
import type { Resources } from '../oidc/resources.ts'
import { resolveTarget } from './target.ts'

const LIFETIME_SECONDS = 300

type Options = { resources: Resources; clients: Pick<ClientRegistry, 'scopesFor' | 'used'> }

/**
 * RFC 6749 section 4.4, in place of the provider's own: scopes are those that the client has for itself (pace-app has
 * others for the people it signs in), a scope that it has not is refused and not dropped, and none means all.
 */
export function clientCredentialsGrant({ resources, clients }: Options) {
  return async function clientCredentials(ctx: TokenEndpointGrantContext): Promise<void> {
    const { client, provider } = ctx.oidc
    const { server, scopes } = await resolveTarget(ctx, {
      resources,
      clients,
      grant: 'machine',
      lifetimeSeconds: LIFETIME_SECONDS,
    })
    const token = new provider.ClientCredentials({ client, scope: scopes.join(' ') })
    token.resourceServer = server
    ctx.oidc.entity('ClientCredentials', token)
    ctx.body = {
      access_token: await token.save(),
      expires_in: token.expiration,
      scope: token.scope,
      token_type: token.tokenType,
    }
    await clients.used(client.clientId)
  }
}
