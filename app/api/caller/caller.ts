import type { Actor } from '#domain/access/access.ts'
import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import { DomainError } from '#domain/errors.ts'
import { type Credential, credentialOf } from '#domain/access/credential-status.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { actorFromClaims, VIA_PAGES } from '#service/identity/actor.ts'
import { requireBearer, type VerifyToken } from '#service/identity/verify-token.ts'
import type { Context, MiddlewareHandler } from 'hono'
import type { Sessions, WebSession } from '../../session/web-session.server.ts'
import { requireCredential } from './require-credential.ts'

/** Who sends a request, and by what right: a bearer token, or a signed-in browser where a page needs the route. */
export type Caller = {
  actor: Actor
  /** The client that the request came through, as the audit names it. */
  client: string
  credential: Credential
} & ({ bearer: string } | { session: WebSession })

export type ApiEnv = { Variables: { caller: Caller } }
export type ApiContext = Context<ApiEnv>

type Options = {
  verifyToken: VerifyToken
  credentials: Pick<CredentialWatch, 'holds'>
  sessions: Pick<Sessions, 'find'>
  appUrl: string
}

/** Routes that the pages themselves call: their session's cookie serves there, and nowhere else. */
const FOR_PAGES = ['/api/v1/ask']
/** What a page of ours sends with a reading by its own session: no form and no link can, and another site's script would have to ask first. */
const READ_BY_SESSION = 'pace-session'

/** Finds the caller or refuses with `unauthenticated`. */
export function authenticate(options: Options): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.set('caller', await findCaller(options, c))
    return next()
  }
}

async function findCaller(
  { verifyToken, credentials, sessions, appUrl }: Options,
  c: ApiContext,
): Promise<Caller> {
  const header = c.req.header('authorization')
  const isReading = readsByOwnPage(c.req.raw)
  if (header === undefined && (isReading || FOR_PAGES.includes(c.req.path))) {
    const session = await sessions.find(c.req.raw)
    if (session) {
      if (!isReading) requireOwnOrigin(c.req.raw, appUrl)
      const { id: sessionId, sessionVersion, person } = session
      const credential = { personId: person.id, sessionVersion, sessionId }
      return { actor: session.actor, client: VIA_PAGES, credential, session }
    }
  }
  const bearer = requireBearer(header, AUDIENCE.api)
  const claims = await verifyToken(bearer)
  const credential = credentialOf(claims)
  await requireCredential(credentials, credential)
  const client = `service:${claims.actor ?? claims.clientId}`
  return { actor: actorFromClaims(claims), client, credential, bearer }
}

/** A GET has no `Origin` where it stays on its own: there the browser's `Sec-Fetch-Site` says it, which no script can set. */
function readsByOwnPage({ method, headers }: Request): boolean {
  if (method !== 'GET' || headers.get(READ_BY_SESSION) !== 'read') return false
  return headers.get('sec-fetch-site') === 'same-origin'
}

/** A cookie is sent by the browser whoever asks for it, so the asker must be our own page. */
function requireOwnOrigin(request: Request, appUrl: string): void {
  if (request.headers.get('origin') === new URL(appUrl).origin) return
  throw new DomainError('forbidden', 'This request came from another site.')
}

export type PersonActor = Extract<Actor, { kind: 'person' }>

/** The person who asks, or `forbidden` for a machine client. */
export function requirePerson(actor: Actor, what: string): PersonActor {
  if (actor.kind === 'person') return actor
  throw new DomainError('forbidden', `Only a person can ${what}; send a person's token.`)
}

/** Refuses a machine client without the scope before anything is looked up; a person is judged by the record. */
export function requireScope(actor: Actor, scope: string): void {
  if (actor.kind === 'person' || actor.scopes.includes(scope)) return
  throw new DomainError('forbidden', `This needs the scope ${scope}.`)
}
