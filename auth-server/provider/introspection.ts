import { findEndedConnections } from '#db/pace/access/ended-connections.ts'
import { findCallHands } from '#db/pace/calls/delegations.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findOidcModel } from '#db/pace/clients/oidc-models.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import { hasEnded } from '#db/pace/sessions/web-sessions.ts'
import { AUDIENCE, AccessTokenSchema, mcpAudience, type TokenClaims } from '#domain/access/token.ts'
import { createLocalJWKSet, type JWK, type JWTPayload, jwtVerify } from 'jose'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { ClientRegistry } from '../clients/clients.ts'
import type { ProviderMiddleware } from '../oidc/provider-middleware.ts'

type Options = {
  issuer: string
  appUrl: string
  db: PaceDb
  keys: JWK[]
  clients: Pick<ClientRegistry, 'metadata'>
}

/**
 * RFC 7662 for access tokens. They are JWTs, which the provider does not introspect: it has authenticated the client and
 * refused the token by its shape when this takes over. Active means now: the person, session, grant, call or client behind it still
 * stands.
 */
export function createIntrospection(options: Options): ProviderMiddleware {
  const { issuer, appUrl, keys } = options
  const keySet = createLocalJWKSet({ keys: keys.map(({ d: _secret, ...key }) => key) })
  const audiencesOf = audiencesByService(appUrl)

  async function introspect(token: string, clientId: string): Promise<object> {
    const payload = await verify(token)
    const claims = payload && AccessTokenSchema.safeParse(payload)
    if (!claims?.success) return INACTIVE
    const isTheirs =
      claims.data.clientId === clientId || audiencesOf[clientId]?.includes(String(payload?.aud))
    if (!isTheirs || !(await stillStands(options, claims.data))) return INACTIVE
    return { active: true, token_type: 'Bearer', ...payload }
  }

  async function verify(token: string): Promise<JWTPayload | null> {
    const algorithms = ['ES256']
    return jwtVerify(token, keySet, { issuer, typ: 'at+jwt', algorithms }).then(
      ({ payload }) => payload,
      () => null,
    )
  }

  return async (ctx, next) => {
    await next()
    const { oidc } = ctx as unknown as Partial<KoaContextWithOIDC>
    if (ctx.path !== '/token/introspection' || !oidc?.client || !isShapeRefusal(ctx.body)) return
    ctx.status = 200
    ctx.body = await introspect(String(oidc.params?.['token']), oidc.client.clientId)
  }
}

const INACTIVE = { active: false }

/** A service may also ask about what others show it. */
function audiencesByService(appUrl: string): Record<string, readonly string[]> {
  return {
    'pace-app': [AUDIENCE.api, mcpAudience(appUrl)],
    assistcraft: [AUDIENCE.assistcraft],
  }
}

function isShapeRefusal(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    body.error === 'unsupported_token_type'
  )
}

async function stillStands({ db, clients }: Options, claims: TokenClaims): Promise<boolean> {
  if (!claims.role) return (await clients.metadata(claims.clientId)) !== undefined
  const person = await findActivePerson(db, claims.sub)
  if (!person || person.sessionVersion !== claims.sessionVersion) return false
  if (claims.call) return (await findCallHands(db, claims.call))?.agentId === claims.sub
  const grantId = claims.sessionId ?? ''
  if (await hasEnded(db, grantId)) return false
  if ((await findEndedConnections(db, [grantId], new Date())).length > 0) return false
  return (await findOidcModel(db, 'Grant', { id: grantId })) !== null
}
