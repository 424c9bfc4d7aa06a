import { randomUUID } from 'node:crypto'
import type { PaceDb } from '#db/pace/client.ts'
import { ALL_SCOPES, AUDIENCE } from '#domain/token.ts'
import { CALL_DELEGATION_GRANT, TOKEN_EXCHANGE_GRANT } from '#service/token-client.ts'
import { createTokenVerifier } from '#service/verify-token.ts'
import { createLocalJWKSet, type JWK } from 'jose'
import { type Configuration, type Grant, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import { createFindAccount } from './accounts.ts'
import { createAdapter } from './adapter.ts'
import type { ClientRegistry } from './clients.ts'
import { CALL_DELEGATION_PARAMS, callDelegationGrant } from './grants/call-delegation.ts'
import { clientCredentialsGrant } from './grants/client-credentials.ts'
import { resourceServer } from './grants/target.ts'
import { TOKEN_EXCHANGE_PARAMS, tokenExchangeGrant } from './grants/token-exchange.ts'
import { OWN_CLIENTS } from './own-clients.ts'
import { providerErrors } from './pages/error-page.ts'
import type { Resources } from './resources.ts'
import { createTokenClaims } from './token-claims.ts'

const ACCESS_SECONDS = 300
const CODE_SECONDS = 60
const INTERACTION_SECONDS = 15 * 60
/** A refresh family ends with its first member's time, as the web session does. */
const FAMILY_SECONDS = 7 * 24 * 3600

export type ProviderOptions = {
  issuer: string
  db: PaceDb
  keys: JWK[]
  cookieKeys: string[]
  clients: ClientRegistry
  resources: Resources
  /** Pages say that they are a demo's. */
  demo: boolean
  now: () => Date
}

/** The OpenID provider with PACE's people, clients, audiences and grants in it. */
export function createProvider(options: ProviderOptions): Provider {
  const { issuer, clients } = options
  const provider = new Provider(issuer, configure(options))
  // Requests reach it with the issuer's own host and scheme (server.ts), whatever the client sent.
  provider.proxy = true
  provider.Client.prototype.compareClientSecret = function compareClientSecret(secret: string) {
    return clients.secretMatches(this.clientId, secret)
  }
  registerGrants(provider, options)
  return provider
}

function configure(options: ProviderOptions): Configuration {
  const { issuer, db, keys, cookieKeys, clients, resources, now } = options
  const secure = issuer.startsWith('https:')
  return {
    adapter: createAdapter({ db, clients, now }),
    jwks: { keys },
    scopes: ['openid', ...ALL_SCOPES],
    claims: { openid: ['sub', 'email', 'name'] },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic'],
    clientDefaults: { id_token_signed_response_alg: 'ES256', response_types: [], grant_types: [] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    conformIdTokenClaims: false,
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    findAccount: createFindAccount(db),
    extraTokenClaims: createTokenClaims(db),
    loadExistingGrant: grantToOurOwn,
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError: providerErrors(options),
    cookies: {
      keys: cookieKeys,
      names: { session: secure ? '__Host-pace-auth' : 'pace-auth' },
      long: { httpOnly: true, sameSite: 'lax', secure, signed: true, path: '/' },
      short: { httpOnly: true, sameSite: 'lax', secure, signed: true },
    },
    ttl: {
      AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? ACCESS_SECONDS,
      ClientCredentials: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? ACCESS_SECONDS,
      AuthorizationCode: CODE_SECONDS,
      IdToken: ACCESS_SECONDS,
      Interaction: INTERACTION_SECONDS,
      Grant: FAMILY_SECONDS,
      RefreshToken: (_ctx, token) =>
        Math.max(1, (token.iiat ?? epoch(now)) + FAMILY_SECONDS - epoch(now)),
      Session: FAMILY_SECONDS,
    },
    features: configureFeatures(resources),
  }
}

function configureFeatures(resources: Resources): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: isTheirOwn },
    revocation: { enabled: true, allowedPolicy: isTheirOwn },
    rpInitiatedLogout: { enabled: false },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      defaultResource: (_ctx, _client, oneOf) => oneOf ?? AUDIENCE.api,
      getResourceServerInfo: (_ctx, resource) =>
        resourceServer(resources, resource, ACCESS_SECONDS),
    },
  }
}

/** Clients ask about and revoke only what was issued to them. */
function isTheirOwn(_ctx: unknown, client: { clientId: string }, token: { clientId?: string }) {
  return token.clientId === client.clientId
}

function registerGrants(provider: Provider, options: ProviderOptions): void {
  const { issuer, keys } = options
  const publicKeys = keys.map(({ d: _secret, ...key }) => key)
  const verifyToken = createTokenVerifier({
    issuer,
    audience: AUDIENCE.api,
    keys: createLocalJWKSet({ keys: publicKeys }),
  })
  const exchange = tokenExchangeGrant({ ...options, verifyToken })
  provider.registerGrantType('client_credentials', clientCredentialsGrant(options), [
    'resource',
    'scope',
  ])
  provider.registerGrantType(TOKEN_EXCHANGE_GRANT, exchange, TOKEN_EXCHANGE_PARAMS)
  provider.registerGrantType(
    CALL_DELEGATION_GRANT,
    callDelegationGrant(options),
    CALL_DELEGATION_PARAMS,
  )
}

/**
 * PACE's own pages are not asked for consent. Every sign-in is a grant of its own, under a UUID: the app gives its web
 * session the same id, so that a session and all tokens that came of it end together.
 */
async function grantToOurOwn(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session, provider, requestParamScopes, resourceServers } = ctx.oidc
  if (!client || !Object.hasOwn(OWN_CLIENTS, client.clientId)) return undefined
  if (!session?.accountId || ctx.oidc.promptPending('login')) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.jti = randomUUID()
  const scope = [...requestParamScopes].join(' ')
  grant.addOIDCScope(scope)
  for (const resource of Object.keys(resourceServers ?? {})) grant.addResourceScope(resource, scope)
  await grant.save()
  return grant
}

function epoch(now: () => Date): number {
  return Math.floor(now().getTime() / 1000)
}
