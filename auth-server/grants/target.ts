import { errors, type ResourceServerInstance, type TokenEndpointGrantContext } from 'oidc-provider'
import type { ClientRegistry } from '../clients/clients.ts'
import type { GrantName } from '../clients/own-clients.ts'
import { type Resources, resourceOfScopes } from '../oidc/resources.ts'

/** Resource indicators (RFC 8707): one audience, and the scopes there that the client asked for and may have. */
export type Target = { resource: string; scopes: string[]; server: ResourceServerInstance }
export type TargetRules = {
  resources: Resources
  clients: Pick<ClientRegistry, 'scopesFor'>
  grant: GrantName
  lifetimeSeconds: number
}

export async function resolveTarget(
  ctx: TokenEndpointGrantContext,
  { resources, clients, grant, lifetimeSeconds }: TargetRules,
): Promise<Target> {
  const { client, params, provider } = ctx.oidc
  const allowed = await clients.scopesFor(client.clientId, grant)
  const asked = splitScope(params.scope)
  const resource = chooseResource(resources, { named: params.resource, asked, allowed })
  const there = allowed.filter((scope) => resources.get(resource)?.includes(scope))
  if (there.length === 0)
    throw new errors.InvalidTarget('this client has no scope for this audience')
  const refused = asked.find((scope) => !there.includes(scope))
  if (refused) throw new errors.InvalidScope('requested scope is not allowed', refused)
  const scopes = asked.length > 0 ? asked : there
  const data = resourceServer(resources, resource, lifetimeSeconds)
  return { resource, scopes, server: new provider.ResourceServer(resource, data) }
}

/** How tokens for an audience look; `invalid_target` for one that PACE does not have. */
export function resourceServer(resources: Resources, resource: string, lifetimeSeconds: number) {
  const scopes = resources.get(resource)
  if (!scopes) throw new errors.InvalidTarget(`audiences: ${[...resources.keys()].join(', ')}`)
  return {
    scope: scopes.join(' '),
    audience: resource,
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: lifetimeSeconds,
    jwt: { sign: { alg: 'ES256' as const } },
  }
}

type Choice = { named: string | string[] | undefined; asked: string[]; allowed: readonly string[] }

/** Whoever names no audience means the one that their scopes belong to, where that is plain. */
function chooseResource(resources: Resources, { named, asked, allowed }: Choice): string {
  if (Array.isArray(named)) throw new errors.InvalidTarget('a token is for one audience')
  if (named) return named
  const meant = resourceOfScopes(resources, asked.length > 0 ? asked : allowed)
  if (meant) return meant
  throw new errors.InvalidTarget(`name one with resource=…: ${[...resources.keys()].join(', ')}`)
}

export function splitScope(scope: string | undefined): string[] {
  return [...new Set((scope ?? '').split(' ').filter(Boolean))]
}
