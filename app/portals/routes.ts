import { isFeedKey } from '#db/pace/feed-keys.ts'
import { listForPortal } from '#db/pace/listing-records.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { ApiEnv } from '../api/caller.ts'
import type { ApiDeps } from '../api/deps.ts'
import { addressKey, LIMITS, limitBody, limitRate } from '../api/limits.ts'
import { createProblemHandler } from '../api/problems.ts'
import { buildBayutFeed } from './bayut-feed.ts'
import { BayutLeadSchema, toEnquiry } from './bayut-lead.ts'
import { isSignedByBayut } from './bayut-signature.ts'
import { EnquirySchema } from './enquiry.ts'
import { receiveEnquiry } from './receive-enquiry.ts'

const BODY_BYTES = 256 * 1024

/** What portals pull from PACE and push into it. */
export function createPortalRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { db, bayutSecret } = deps
  const routes = new Hono<ApiEnv>()
  routes.onError(createProblemHandler(deps))
  routes.use('/portals/*', limitRate(LIMITS.address, addressKey), limitBody(BODY_BYTES))
  routes.get('/portals/bayut.xml', etag(), async (c) => {
    if (!(await isFeedKey(db, 'bayut', c.req.query('key') ?? ''))) {
      throw new DomainError('unauthenticated', 'This feed needs its key: ?key=…')
    }
    const xml = buildBayutFeed(await listForPortal(db, 'bayut'))
    return c.body(xml, 200, {
      'content-type': 'application/xml; charset=utf-8',
      'cache-control': 'private, no-cache',
    })
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
    const lead = parse(BayutLeadSchema, parseJson(body), 'The lead')
    const enquiry = parse(EnquirySchema, toEnquiry(lead), 'The lead')
    const { id, leadId, isRepeat } = await receiveEnquiry(deps, enquiry, {
      name: 'service:bayut',
    })
    return c.json({ id, leadId, isRepeat }, leadId ? 200 : 202)
  })
  routes.all('/portals/*', () => {
    throw new DomainError('notFound', 'There is no such address for portals.')
  })
  return routes
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    throw new DomainError('invalid', 'The body is not well-formed JSON.')
  }
}
