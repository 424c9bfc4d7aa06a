import type { Actor } from '#domain/access.ts'
import type { StandingWatch } from '#db/pace/watch-standings.ts'
import { DomainError } from '#domain/errors.ts'
import { type Standing, standingOf } from '#domain/standing.ts'
import { actorFromClaims, VIA_PAGES } from '#service/actor.ts'
import { readBearer, type VerifyToken } from '#service/verify-token.ts'
import type { Context, MiddlewareHandler } from 'hono'
import type { Sessions, WebSession } from '../session/web-session.server.ts'
import { requireStanding } from './rights.ts'

/** Who sends a request, and by what right: a bearer token, or a signed-in browser where a page needs the route. */
export type Caller = {
  actor: Actor
  /** The client that the request came through, as the audit names it. */
  client: string
  standing: Standing
} & ({ bearer: string } | { session: WebSession })

export type ApiEnv = { Variables: { caller: Caller } }
export type ApiContext = Context<ApiEnv>

type Options = {
  verifyToken: VerifyToken
  standings: Pick<StandingWatch, 'holds'>
  sessions: Pick<Sessions, 'find'>
  appUrl: string
}

/** Routes that the pages themselves call: their session's cookie serves there, and nowhere else. */
const FOR_PAGES = ['/api/v1/ask']

/** Finds the caller or refuses with `unauthenticated`. */
export function authenticate(options: Options): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.set('caller', await findCaller(options, c))
    return next()
  }
}

async function findCaller(
  { verifyToken, standings, sessions, appUrl }: Options,
  c: ApiContext,
): Promise<Caller> {
  const header = c.req.header('authorization')
  if (header === undefined && FOR_PAGES.includes(c.req.path)) {
    const session = await sessions.find(c.req.raw)
    if (session) {
      requireOwnOrigin(c.req.raw, appUrl)
      const { id: sessionId, sessionVersion, person } = session
      const standing = { personId: person.id, sessionVersion, sessionId }
      return { actor: session.actor, client: VIA_PAGES, standing, session }
    }
  }
  const bearer = readBearer(header)
  if (!bearer) {
    throw new DomainError(
      'unauthenticated',
      'Send an access token: `Authorization: Bearer …`, audience urn:pace:api.',
    )
  }
  const claims = await verifyToken(bearer)
  const standing = standingOf(claims)
  await requireStanding(standings, standing)
  const client = `service:${claims.actor ?? claims.clientId}`
  return { actor: actorFromClaims(claims), client, standing, bearer }
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
