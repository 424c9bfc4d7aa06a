import type { PaceDb } from '#db/pace/client.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import { hasEnded } from '#db/pace/sessions/web-sessions.ts'
import { DomainError } from '#domain/errors.ts'
import type { TokenClaims } from '#domain/access/token.ts'
import { TOKEN_EXCHANGE_GRANT } from '#service/identity/token-client.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import { errors, type TokenEndpointGrantContext } from 'oidc-provider'
import type { ClientRegistry } from '../clients/clients.ts'
import type { Resources } from '../oidc/resources.ts'
import { ACTING_SECONDS, issueActingToken } from './act-for-person.ts'
import { resolveTarget } from './target.ts'

const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token'

export const TOKEN_EXCHANGE_PARAMS = [
  'subject_token',
  'subject_token_type',
  'requested_token_type',
  'actor_token',
  'actor_token_type',
  'resource',
  'audience',
  'scope',
] as const
type Params = Partial<Record<(typeof TOKEN_EXCHANGE_PARAMS)[number], string>>
export type ExchangeContext = TokenEndpointGrantContext<Params>

type Options = {
  db: PaceDb
  resources: Resources
  clients: Pick<ClientRegistry, 'scopesFor'>
  /** For tokens of urn:pace:api only. */
  verifyToken: VerifyToken
}

/** A scope over there follows from any of these here: an exchange narrows, it never widens. */
const FOLLOWS_FROM: Record<string, readonly string[]> = {
  'live:read': ['leads:read', 'listings:read', 'calls:read'],
  'live:write': ['leads:write', 'listings:write'],
  'mcp:read': ['leads:read', 'listings:read'],
  'mcp:write': ['leads:write', 'listings:write'],
  analysis: ['ask'],
}

/** RFC 8693: a person's token for the API, for a short one elsewhere in which the client acts for that person. */
export function tokenExchangeGrant(options: Options) {
  return async function tokenExchange(ctx: ExchangeContext): Promise<void> {
    checkRequest(ctx.oidc.params)
    const subject = await verifySubject(options.verifyToken, ctx.oidc.params.subject_token)
    const person = await requirePerson(options.db, subject)
    const target = await resolveTarget(ctx, {
      ...options,
      grant: 'exchange',
      lifetimeSeconds: ACTING_SECONDS,
    })
    checkNarrower(target.scopes, subject.scopes)
    const grantId = subject.sessionId ?? ''
    const grantType = TOKEN_EXCHANGE_GRANT
    const answer = await issueActingToken(ctx, { person, target, grantId, grantType })
    ctx.body = { ...answer, issued_token_type: ACCESS_TOKEN_TYPE }
  }
}

function checkRequest(params: Params): void {
  if (!params.subject_token)
    throw new errors.InvalidRequest("missing required parameter 'subject_token'")
  if (params.subject_token_type !== ACCESS_TOKEN_TYPE) {
    throw new errors.InvalidRequest(`subject_token_type must be ${ACCESS_TOKEN_TYPE}`)
  }
  if ((params.requested_token_type ?? ACCESS_TOKEN_TYPE) !== ACCESS_TOKEN_TYPE) {
    throw new errors.InvalidRequest(`requested_token_type can only be ${ACCESS_TOKEN_TYPE}`)
  }
  if (params.actor_token || params.actor_token_type) {
    throw new errors.InvalidRequest('the actor is the client itself; actor_token is not taken')
  }
  if (params.audience) throw new errors.InvalidTarget('name the audience with resource=…')
}

/** Section 2.2.2: whatever is wrong with the subject token, the error is invalid_request. */
async function verifySubject(verifyToken: VerifyToken, token = ''): Promise<TokenClaims> {
  try {
    return await verifyToken(token)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unauthenticated') throw unacceptable()
    throw error
  }
}

async function requirePerson(db: PaceDb, subject: TokenClaims) {
  if (!subject.role || subject.actor) throw unacceptable()
  const person = await findActivePerson(db, subject.sub)
  if (!person || person.sessionVersion !== subject.sessionVersion) throw unacceptable()
  if (subject.sessionId && (await hasEnded(db, subject.sessionId))) throw unacceptable()
  return person
}

function checkNarrower(wanted: readonly string[], held: readonly string[]): void {
  const wider = wanted.find(
    (scope) => !FOLLOWS_FROM[scope]?.some((source) => held.includes(source)),
  )
  if (wider) throw new errors.InvalidScope('the subject token does not carry this far', wider)
}

function unacceptable(): Error {
  return new errors.InvalidRequest('the subject token is not a live access token of a person')
}
