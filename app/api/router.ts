import { OpenAPIHono } from '@hono/zod-openapi'
import { describeFeed } from '#domain/call/feed/description/describe-feed.ts'
import { DomainError, type FieldProblem } from '#domain/errors.ts'
import { requireStorable } from '#domain/storable.ts'
import { etag } from 'hono/etag'
import { createMcpRoutes } from '../mcp/routes.ts'
import { LEAD_ADS, WHATSAPP } from '../arrivals/entries/meta-notices.ts'
import { createNoticeRoutes } from '../arrivals/entries/signed-notices.ts'
import { TEXTS } from '../arrivals/entries/text-notices.ts'
import { createMailRoutes } from '../arrivals/entries/mail-in.ts'
import { createFormRoutes } from '../arrivals/entries/forms.ts'
import { createCalendarRoutes } from '../calendar-feed/routes.ts'
import { createPortalRoutes } from '../portals/routes.ts'
import { createResoRoutes, RESO_PATH } from '../reso/routes.ts'
import { createOwnerReportRoutes } from '../owner-report/routes.ts'
import { createShortlistRoutes } from '../shortlist/routes.ts'
import { createAppointmentRoutes } from '../viewing-page/routes.ts'
import { createEmbedRoutes } from '../website/embed-routes.ts'
import { createWebsiteRoutes } from '../website/routes.ts'
import { isStreamed } from './http/streamed-bodies.ts'
import { mountBulk } from './upsert/bulk.ts'
import { mountAsk } from './resources/ask.ts'
import { mountContacts } from './resources/contacts.ts'
import { mountCalls } from './resources/calls.ts'
import { type ApiEnv, authenticate } from './caller/caller.ts'
import type { ApiDeps } from './deps/deps.ts'
import { mountEnquiries } from './resources/enquiries.ts'
import { mountEvents } from './events/events.ts'
import { mountFiles } from './resources/files.ts'
import { mountImports } from './resources/imports.ts'
import { mountLeads } from './resources/leads.ts'
import { addressKey, callerKey, LIMITS, limitBody, limitRate } from './caller/limits.ts'
import { mountListings } from './resources/listings.ts'
import { createOpenApiDocument } from './http/openapi.ts'
import { createProblemHandler } from './caller/problems.ts'
import { endStreams } from './caller/end-streams.ts'
import { tagAnswers } from './http/tag-answers.ts'
import { mountRecordings } from './resources/recordings.ts'
import { mountProperties } from './resources/properties.ts'
import { mountReference } from './resources/reference.ts'
import { mountShortlists } from './resources/shortlists.ts'
import { mountSnapshot } from './events/snapshot-route.ts'
import { mountTasks } from './resources/tasks.ts'
import { refuseUnknown } from './http/unknown.ts'
import { mountWebhooks } from './resources/webhooks.ts'
import { mountUsers } from './resources/users.ts'
import { createArazzoDocument } from './workflows/arazzo.ts'
import { mountVcon } from './resources/vcon.ts'
import { mountViewings } from './resources/viewings.ts'

const BODY_BYTES = 64 * 1024

/** Every route that machines use: REST with its description, portals, and the MCP server. */
export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
  api.onError(createProblemHandler(deps))
  const limited = limitBody(BODY_BYTES)
  api.use('/api/*', limitRate(LIMITS.address, addressKey), (c, next) =>
    isStreamed(c.req) ? next() : limited(c, next),
  )
  const rest = createRest(deps)
  // It takes some hundredths of a second to make, and says the same each time.
  let document: string | undefined
  api.get('/api/openapi.json', etag(), (c) => {
    document ??= JSON.stringify(createOpenApiDocument(rest, deps.urls))
    return c.body(document, 200, { 'content-type': 'application/json' })
  })
  let workflows: string | undefined
  api.get('/api/arazzo.json', etag(), (c) => {
    workflows ??= JSON.stringify(createArazzoDocument(createOpenApiDocument(rest, deps.urls)))
    return c.body(workflows, 200, { 'content-type': 'application/json' })
  })
  let feed: string | undefined
  api.get('/api/feed/asyncapi.json', etag(), (c) => {
    feed ??= JSON.stringify(describeFeed({ syncUrl: deps.urls.sync, authUrl: deps.urls.auth }))
    return c.body(feed, 200, { 'content-type': 'application/json' })
  })
  api.route('/api/v1', rest)
  api.route('/', createMcpRoutes(deps))
  api.route('/', createPortalRoutes(deps))
  api.route(RESO_PATH, createResoRoutes(deps))
  api.route('/', createWebsiteRoutes(deps))
  api.route('/', createEmbedRoutes(deps.embedFile))
  api.route('/', createFormRoutes(deps))
  api.route('/', createCalendarRoutes(deps))
  api.route('/', createShortlistRoutes(deps))
  api.route('/', createOwnerReportRoutes(deps))
  api.route('/', createAppointmentRoutes(deps))
  api.route('/', createMailRoutes(deps))
  api.route('/', createNoticeRoutes(deps, [LEAD_ADS, WHATSAPP, TEXTS]))
  api.all('/api/*', refuseUnknown(api))
  return api
}

/** The description alone: nobody calls these routes, so that nothing stands behind them. */
export function describeApi(urls: ApiDeps['urls']) {
  return createOpenApiDocument(createRest({ urls } as ApiDeps), urls)
}

function createRest(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { credentials, verifyToken, sessions, urls } = deps
  const rest = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
  rest.use(authenticate({ verifyToken, credentials, sessions, appUrl: urls.app }))
  rest.use(endStreams(credentials))
  rest.use(limitRate(LIMITS.client, callerKey))
  rest.get('*', tagAnswers(), async (c, next) => {
    await next()
    c.res.headers.set('cache-control', 'private, no-cache')
  })
  for (const mount of [
    mountContacts,
    mountLeads,
    mountListings,
    mountProperties,
    mountCalls,
    mountVcon,
    mountRecordings,
    mountEnquiries,
    mountEvents,
    mountSnapshot,
    mountWebhooks,
    mountTasks,
    mountViewings,
    mountShortlists,
    mountReference,
    mountUsers,
    mountFiles,
    mountImports,
    mountAsk,
    mountBulk,
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
