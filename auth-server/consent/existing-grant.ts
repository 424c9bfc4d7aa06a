import { randomUUID } from 'node:crypto'
import type { Grant, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { isOwnClient } from '../clients/own-clients.ts'

/**
 * PACE's own pages are not asked for consent; somebody else's program goes on with the grant that its person agreed to a
 * moment ago, and without one is shown the consent page.
 */
export async function findExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session, provider, requestParamScopes, resourceServers, result } = ctx.oidc
  if (!client || !session?.accountId || ctx.oidc.promptPending('login')) return undefined
  if (!isOwnClient(client.clientId)) {
    const agreed = result?.consent?.grantId
    return agreed ? provider.Grant.find(agreed) : undefined
  }
  return saveGrant(provider, {
    clientId: client.clientId,
    accountId: session.accountId,
    scope: [...requestParamScopes].join(' '),
    resources: Object.keys(resourceServers ?? {}),
  })
}

type Granted = { clientId: string; accountId: string; scope: string; resources: readonly string[] }

/**
 * Every sign-in is a grant of its own, under a UUID: the app gives its web session the same id, so that a session and all
 * tokens that came of it end together.
 */
export async function saveGrant(
  provider: Provider,
  { clientId, accountId, scope, resources }: Granted,
): Promise<Grant> {
  const grant = new provider.Grant({ clientId, accountId })
  grant.jti = randomUUID()
  grant.addOIDCScope(scope)
  for (const resource of resources) grant.addResourceScope(resource, scope)
  await grant.save()
  return grant
}
