import { isFeedKey } from '#db/pace/clients/feed-keys.ts'
import { DomainError } from '#domain/errors.ts'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { ApiEnv } from '../api/caller/caller.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { mountPortalPushes } from '../arrivals/entries/portal-pushes.ts'
import { addressKey, LIMITS, limitBody, limitRate } from '../api/caller/limits.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import { takePropertyFinderLead } from '../arrivals/entries/property-finder.ts'
import { REPORT_BYTES, REPORT_PATH, takeReport } from './take-report.ts'
import { WEBHOOK_PATH } from './property-finder/connection.ts'
import { takeWebhook } from './property-finder/webhook.ts'
import { readBayutFeed } from './read-feed.ts'

const BODY_BYTES = 256 * 1024

/** What portals pull from PACE and push into it. */
export function createPortalRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { db, urls, settings } = deps
  const routes = new Hono<ApiEnv>()
  const requireFeedKey = async (key = '') => {
    if (await isFeedKey(db, 'bayut', key)) return
    throw new DomainError('unauthenticated', 'This feed needs its key: ?key=…')
  }
  routes.onError(createProblemHandler(deps))
  const [limited, roomy] = [limitBody(BODY_BYTES), limitBody(REPORT_BYTES)]
  routes.use('/portals/*', limitRate(LIMITS.address, addressKey), (c, next) =>
    (c.req.path === REPORT_PATH ? roomy : limited)(c, next),
  )
  routes.get('/portals/bayut.xml', compress({ encoding: 'gzip' }), async (c) => {
    await requireFeedKey(c.req.query('key'))
    const asked = { tags: c.req.header('if-none-match'), reader: c.req.header('user-agent') }
    const { etag, body } = await readBayutFeed({ db, settings, appUrl: urls.app }, asked)
    const headers = { etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' }
    if (!body) return c.body(null, 304, headers)
    return c.body(body, 200, { ...headers, 'content-type': 'application/xml; charset=utf-8' })
  })
  routes.post(REPORT_PATH, async (c) => {
    // Before the body is read: who has no key sends no megabytes.
    await requireFeedKey(c.req.query('key'))
    await takeReport(db, new Uint8Array(await c.req.arrayBuffer()))
    return c.json({ isKept: true }, 202)
  })
  routes.post(WEBHOOK_PATH, async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    const takeLead = (push: { text: string }) => takePropertyFinderLead(deps, push)
    const webhook = { body, signature: c.req.header('x-signature') }
    await takeWebhook({ db, secret: deps.propertyFinderSecret, takeLead }, webhook)
    return c.json({ isKept: true }, 202)
  })
  mountPortalPushes(routes, deps)
  routes.all('/portals/*', () => {
    throw new DomainError('notFound', 'There is no such address for portals.')
  })
  return routes
}
