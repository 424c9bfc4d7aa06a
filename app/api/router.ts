import { OpenAPIHono } from '@hono/zod-openapi'
import { DomainError, type FieldProblem } from '#domain/errors.ts'
import { requireStorable } from '#domain/storable.ts'
import { etag } from 'hono/etag'
import { createMcpRoutes } from '../mcp/routes.ts'
import { createPortalRoutes } from '../portals/routes.ts'
import { mountAsk } from './ask.ts'
import { mountCalls } from './calls.ts'
import { type ApiEnv, authenticate } from './caller.ts'
import type { ApiDeps } from './deps.ts'
import { mountEnquiries } from './enquiries.ts'
import { mountEvents } from './events.ts'
import { mountLeads } from './leads.ts'
import { addressKey, callerKey, LIMITS, limitBody, limitRate } from './limits.ts'
import { mountListings } from './listings.ts'
import { createOpenApiDocument } from './openapi.ts'
import { createProblemHandler } from './problems.ts'
import { endStreams } from './rights.ts'
import { mountTasks } from './tasks.ts'
import { refuseUnknown } from './unknown.ts'
import { mountUsers } from './users.ts'
import { mountViewings } from './viewings.ts'

const BODY_BYTES = 64 * 1024

/** Every route that machines use: REST with its description, portals, and the MCP server. */
export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
  api.onError(createProblemHandler(deps))
  api.use('/api/*', limitRate(LIMITS.address, addressKey), limitBody(BODY_BYTES))
  api.get('/api/openapi.json', etag(), (c) => c.json(createOpenApiDocument(rest, deps.urls)))
  const rest = createRest(deps)
  api.route('/api/v1', rest)
  api.route('/', createMcpRoutes(deps))
  api.route('/', createPortalRoutes(deps))
  api.all('/api/*', refuseUnknown(api))
  return api
}

function createRest(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { standings, verifyToken, sessions, urls } = deps
  const rest = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
  rest.use(authenticate({ verifyToken, standings, sessions, appUrl: urls.app }))
  rest.use(endStreams(standings))
  rest.use(limitRate(LIMITS.client, callerKey))
  rest.get('*', etag(), async (c, next) => {
    await next()
    c.res.headers.set('cache-control', 'private, no-cache')
  })
  for (const mount of [
    mountLeads,
    mountListings,
    mountCalls,
    mountEnquiries,
    mountEvents,
    mountTasks,
    mountViewings,
    mountUsers,
    mountAsk,
  ]) {
    mount(rest, deps)
  }
  return rest
}

type Validated =
  | { success: true; data?: unknown }
  | { success: false; error: { issues: readonly Issue[] } }
type Issue = { path: readonly PropertyKey[]; message: string }

/** What zod found wrong in query, path or body, each by its field. */
function refuseInvalid(result: Validated): undefined {
  if (result.success) {
    requireStorable(result.data, 'The request')
    return
  }
  const problems: FieldProblem[] = result.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }))
  const [first] = problems
  const where = first?.path ? `${first.path}: ` : ''
  throw new DomainError('invalid', `The request is not valid: ${where}${first?.message}`, problems)
}
