import { isFeedKey } from '#db/pace/clients/feed-keys.ts'
import { DomainError } from '#domain/errors.ts'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { ApiEnv } from '../api/caller/caller.ts'
import type { ApiDeps } from '../api/caller/deps.ts'
import { addressKey, LIMITS, limitBody, limitRate } from '../api/caller/limits.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import { BAYUT_HABITS, fromBayut } from './bayut-lead.ts'
import { isSignedByBayut } from './bayut-signature.ts'
import { readBayutFeed } from './read-feed.ts'
import { type Incoming, receiveEnquiry } from './receive-enquiry.ts'

const BODY_BYTES = 256 * 1024

/** What portals pull from PACE and push into it. */
export function createPortalRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { db, bayutSecret, urls, settings } = deps
  const routes = new Hono<ApiEnv>()
  routes.onError(createProblemHandler(deps))
  routes.use('/portals/*', limitRate(LIMITS.address, addressKey), limitBody(BODY_BYTES))
  routes.get('/portals/bayut.xml', compress({ encoding: 'gzip' }), async (c) => {
    if (!(await isFeedKey(db, 'bayut', c.req.query('key') ?? ''))) {
      throw new DomainError('unauthenticated', 'This feed needs its key: ?key=…')
    }
    const asked = { tags: c.req.header('if-none-match'), reader: c.req.header('user-agent') }
    const { etag, body } = await readBayutFeed({ db, settings, appUrl: urls.app }, asked)
    const headers = { etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' }
    if (!body) return c.body(null, 304, headers)
    return c.body(body, 200, { ...headers, 'content-type': 'application/xml; charset=utf-8' })
  })
  routes.post('/portals/bayut/webhook', async (c) => {
    if (!bayutSecret) {
      throw new DomainError(
        'unavailable',
        'Lead pushes are not set up here: PACE_BAYUT_SECRET is missing.',
      )
    }
    const body = new Uint8Array(await c.req.arrayBuffer())
    if (!isSignedByBayut(bayutSecret, body, c.req.header('x-bayut-signature'))) {
      throw new DomainError('unauthenticated', 'The signature does not fit the body.')
    }
    const raw = new TextDecoder().decode(body)
    const { id, leadId, isRepeat } = await receiveEnquiry(
      deps,
      incomingFrom(raw),
      { name: 'service:bayut' },
      BAYUT_HABITS,
    )
    return c.json({ id, leadId, isRepeat }, leadId ? 200 : 202)
  })
  routes.all('/portals/*', () => {
    throw new DomainError('notFound', 'There is no such address for portals.')
  })
  return routes
}

/** Who signed it sends it once and reads no answer: even what is no JSON is kept. */
function incomingFrom(raw: string): Incoming {
  try {
    return { raw, given: fromBayut(JSON.parse(raw)) }
  } catch {
    const given = { ...fromBayut(null), message: raw }
    return { raw, given, problem: 'It is not well-formed JSON.' }
  }
}
