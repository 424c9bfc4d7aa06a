import { OpenAPIHono } from '@hono/zod-openapi'
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { mountContacts } from '#app/api/resources/contacts.ts'
import { mountProperties } from '#app/api/resources/properties.ts'
import { mountCalls } from '#app/api/resources/calls.ts'
import { type ApiEnv, authenticate } from '#app/api/caller/caller.ts'
import type { ApiDeps } from '#app/api/deps/deps.ts'
import { mountEvents } from '#app/api/events/events.ts'
import { mountLeads } from '#app/api/resources/leads.ts'
import { mountListings } from '#app/api/resources/listings.ts'
import { tagAnswers } from '#app/api/http/tag-answers.ts'
import { mountTasks } from '#app/api/resources/tasks.ts'
import { mountViewings } from '#app/api/resources/viewings.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { rememberTokens } from '#service/identity/remember-tokens.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'

const ISSUER = 'http://localhost:3002'
const AUDIENCE = 'urn:pace:api'
const SCOPES = 'leads:read listings:read calls:read events:read'

export type RestCaller = (path: string) => Promise<Response>

/** The REST routes with everything that a request goes through but the limit of requests per minute, called without a socket. */
export async function createRest(
  db: PaceDb,
): Promise<{ asClient: RestCaller; asAdmin: RestCaller }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }
  const keys = createLocalJWKSet({ keys: [jwk] })
  const verifyToken = rememberTokens(
    createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keys }),
  )
  const sessions = { find: async () => null }
  const credentials = { holds: async () => true }
  const rest = new OpenAPIHono<ApiEnv>()
  rest.use(authenticate({ verifyToken, credentials, sessions, appUrl: 'http://localhost:3000' }))
  rest.get('*', tagAnswers())
  // Reading lists needs the database alone.
  const settings = { house: SOME_HOUSE, reference: SOME_REFERENCE }
  const deps = {
    db,
    settings: { current: () => settings },
    tail: { subscribe: () => () => {} },
  } as unknown as ApiDeps
  for (const mount of [
    mountContacts,
    mountLeads,
    mountListings,
    mountProperties,
    mountCalls,
    mountTasks,
    mountViewings,
    mountEvents,
  ]) {
    mount(rest, deps)
  }
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT({ client_id: 'bench', ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey)
  const tokens = {
    client: await sign({ sub: 'bench', scope: SCOPES }),
    admin: await sign({ sub: ADMIN_ID, scope: '', role: 'admin', sessionVersion: 1 }),
  }
  const caller =
    (token: string): RestCaller =>
    async (path) =>
      rest.request(path, { headers: { authorization: `Bearer ${token}` } })
  return { asClient: caller(tokens.client), asAdmin: caller(tokens.admin) }
}

/** The first of the people that `fill.sql` makes. */
export const ADMIN_ID = '00000002-0000-4000-8000-000000000001'
