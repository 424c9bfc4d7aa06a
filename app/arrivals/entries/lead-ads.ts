import { Hono } from 'hono'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import type { ApiEnv } from '../../api/caller/caller.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'
import { addressKey, LIMITS, limitBody, limitRate } from '../../api/caller/limits.ts'
import { createProblemHandler } from '../../api/caller/problems.ts'
import { keepForLater } from '../take-in.ts'
import { LEAD_ADS_PATH } from '../doors/paths.ts'
import { jsonOf } from '../reading/json-of.ts'
import { answerChallenge, requireSigned } from './meta-notices.ts'

const BODY_BYTES = 256 * 1024

/** Of a notice only what tells one lead from another: each change is kept by itself, whatever it holds. */
const NoticeSchema = z.looseObject({
  object: z.unknown().optional(),
  entry: z
    .array(
      z.looseObject({
        id: z.unknown().optional(),
        time: z.unknown().optional(),
        changes: z.array(z.unknown()).max(1000).catch([]),
      }),
    )
    .max(1000),
})

/**
 * Lead ads of Facebook and Instagram: a challenge that proves that the address is ours, then notices signed with the secret of the
 * house's app there. A notice is kept and answered at once; who asked is fetched afterwards.
 */
export function createLeadAdsRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const doorOf = async (key: string) => {
    const door = await deps.doors.find('facebook', key)
    if (door) return door
    throw new DomainError('notFound', 'There is no such address for lead ads.')
  }
  routes.onError(createProblemHandler(deps))
  routes.use(`${LEAD_ADS_PATH}/*`, limitRate(LIMITS.address, addressKey), limitBody(BODY_BYTES))
  routes.get(`${LEAD_ADS_PATH}/:key`, async (c) => {
    const door = await doorOf(c.req.param('key'))
    return c.text(answerChallenge(door, c.req.query()))
  })
  routes.post(`${LEAD_ADS_PATH}/:key`, async (c) => {
    const door = await doorOf(c.req.param('key'))
    const body = new Uint8Array(await c.req.arrayBuffer())
    requireSigned(door, body, c.req.header('x-hub-signature-256'))
    for (const change of changesIn(body)) {
      await keepForLater(deps.db, {
        channel: 'facebook',
        doorId: door.id,
        sender: { name: 'service:facebook' },
        contentType: 'application/json',
        body: change,
      })
    }
    return c.json({ isKept: true })
  })
  return routes
}

/** Each change as a text of its own, with whose it is; what is no notice is kept whole. */
function changesIn(body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const notice = NoticeSchema.safeParse(jsonOf(body)).data
  const changes = (notice?.entry ?? []).flatMap(({ id, changes: all }) =>
    all.map((change) => new TextEncoder().encode(JSON.stringify({ page: id, change }))),
  )
  return changes.length > 0 ? changes : [body]
}
