import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js'
import { DomainError } from '#domain/errors.ts'
import { SCOPES } from '#domain/access/token.ts'
import { problemResponse } from '#service/http/problem.ts'
import { Hono, type MiddlewareHandler } from 'hono'
import type { ApiEnv } from '../api/caller/caller.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { addressKey, callerKey, LIMITS, limitBody, limitRate } from '../api/caller/limits.ts'
import { createProblemHandler, denialOf } from '../api/caller/problems.ts'
import { endStreams } from '../api/caller/end-streams.ts'
import { authenticateMcp, callerOf, ownerOf } from './caller/caller.ts'
import { requireOwnHost } from './caller/own-host.ts'
import { missingScope } from './required-scope.ts'
import { createMcpServer } from './server.ts'
import { createMcpSessions } from './sessions.ts'

type McpEnv = { Variables: ApiEnv['Variables'] & { authInfo: AuthInfo } }

const METADATA = '/.well-known/oauth-protected-resource/mcp'
export const BODY_BYTES = 256 * 1024

/** The MCP server over Streamable HTTP, and what tells clients how to get a token for it (RFC 9728). */
export function createMcpRoutes(
  deps: ApiDeps,
  /** What is served; another one in tests of the mount alone. */
  createServer = () => createMcpServer({ deps, callerOf, now: deps.now ?? (() => new Date()) }),
): Hono<McpEnv> {
  const { urls } = deps
  const sessions = createMcpSessions({ createServer })
  const routes = new Hono<McpEnv>()
  routes.onError(createProblemHandler({ ...deps, challenge: challenge(urls.app) }))
  routes.get(METADATA, (c) => c.json(metadata(urls)))
  routes.use(
    '/mcp',
    requireOwnHost(urls.app),
    limitRate(LIMITS.address, addressKey),
    limitBody(BODY_BYTES),
  )
  routes.use('/mcp', authenticate(deps), endStreams(deps.credentials))
  routes.use('/mcp', limitRate(LIMITS.client, callerKey))
  routes.all('/mcp', async (c) => {
    const request = c.req.raw
    const authInfo = c.get('authInfo')
    const missing = await missingScope(request, authInfo.scopes)
    if (missing) {
      deps.auditDenial(denialOf(c, `This needs the scope ${missing}.`))
      return insufficientScope(urls.app, missing)
    }
    const owner = ownerOf(callerOf({ authInfo }))
    const id = request.headers.get('mcp-session-id')
    const transport = id ? sessions.find(id, owner) : await sessions.open(owner)
    if (transport) return transport.handleRequest(request, { authInfo })
    throw new DomainError('notFound', 'This session has ended; begin a new one.')
  })
  return routes
}

function authenticate({ credentials, verifyMcpToken }: ApiDeps): MiddlewareHandler<McpEnv> {
  return async (c, next) => {
    const { caller, authInfo } = await authenticateMcp(c.req.raw, { verifyMcpToken, credentials })
    const { actor, client, credential } = caller
    c.set('caller', { actor, client, credential, bearer: authInfo.token })
    c.set('authInfo', authInfo)
    return next()
  }
}

function metadata({ app, auth }: ApiDeps['urls']) {
  return {
    resource: `${app}/mcp`,
    resource_name: 'PACE',
    authorization_servers: [auth],
    scopes_supported: SCOPES.mcp,
    bearer_methods_supported: ['header'],
  }
}

/** RFC 9728 section 5.1: whoever is not let in is told where to ask, and for what. */
function challenge(appUrl: string, scope: string = SCOPES.mcp.join(' ')): string {
  return `Bearer scope="${scope}", resource_metadata="${appUrl}${METADATA}"`
}

function insufficientScope(appUrl: string, scope: string): Response {
  const authenticate = challenge(appUrl, scope).replace(
    'Bearer ',
    'Bearer error="insufficient_scope", ',
  )
  return problemResponse(new DomainError('forbidden', `This needs the scope ${scope}.`), {
    'www-authenticate': authenticate,
  })
}
