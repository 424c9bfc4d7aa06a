import type { PaceDb } from '#db/pace/client.ts'
import { ALL_SCOPES, AUDIENCE } from '#domain/access/token.ts'
import { CALL_DELEGATION_GRANT, TOKEN_EXCHANGE_GRANT } from '#service/identity/token-client.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createLocalJWKSet, type JWK } from 'jose'
import { type Configuration, Provider } from 'oidc-provider'
import type { AuthServerOptions } from '../http/context.ts'
import { createFindAccount } from '../oidc/accounts.ts'
import { createAdapter } from './adapter.ts'
import type { ClientRegistry } from '../clients/clients.ts'
import { endGrants } from './end-grants.ts'
import { findExistingGrant } from '../consent/existing-grant.ts'
import { ACCESS_SECONDS, configureFeatures } from './features.ts'
import { CALL_DELEGATION_PARAMS, callDelegationGrant } from '../grants/call-delegation.ts'
import { clientCredentialsGrant } from '../grants/client-credentials.ts'
import { TOKEN_EXCHANGE_PARAMS, tokenExchangeGrant } from '../grants/token-exchange.ts'
import { createIntrospection } from './introspection.ts'
import { providerErrors } from '../pages/error-page.ts'
import type { Resources } from '../oidc/resources.ts'
import { createDocumentFetch } from '../third-party/client-documents.ts'
import { meanReading } from '../third-party/default-scope.ts'
import type { SafeFetch } from '#service/outbound/safe-fetch.ts'
import { createTokenClaims } from '../oidc/token-claims.ts'

const CODE_SECONDS = 60
const INTERACTION_SECONDS = 15 * 60
/** A refresh family ends with its first member's time, as the web session does. */
const FAMILY_SECONDS = 7 * 24 * 3600

export type ProviderOptions = {
  issuer: string
  appUrl: string
  db: PaceDb
  keys: JWK[]
  cookieKeys: string[]
  clients: ClientRegistry
  resources: Resources
  /** Pages say that they are a demo's. */
  demo: boolean
  fetchDocument: SafeFetch
  log: AuthServerOptions['log']
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
  provider.use(endGrants(provider, options))
  provider.use(meanReading(options))
  provider.use(createIntrospection(options))
  return provider
}

function configure(options: ProviderOptions): Configuration {
  const { issuer, db, keys, cookieKeys, clients, now } = options
  const secure = issuer.startsWith('https:')
  return {
    adapter: createAdapter({ db, clients, now }),
    jwks: { keys },
    scopes: ['openid', ...ALL_SCOPES],
    claims: { openid: ['sub', 'email', 'name'] },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'none'],
    clientDefaults: { id_token_signed_response_alg: 'ES256', response_types: [], grant_types: [] },
    fetch: createDocumentFetch(options.fetchDocument, options.log),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    conformIdTokenClaims: false,
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    findAccount: createFindAccount(db),
    extraTokenClaims: createTokenClaims(db),
    loadExistingGrant: findExistingGrant,
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
    features: configureFeatures(options),
  }
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

function epoch(now: () => Date): number {
  return Math.floor(now().getTime() / 1000)
}
