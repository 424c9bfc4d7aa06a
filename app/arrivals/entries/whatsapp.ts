import { Hono } from 'hono'
import { DomainError } from '#domain/errors.ts'
import { addressKey, LIMITS, limitBody, limitRate } from '../../api/caller/limits.ts'
import type { ApiEnv } from '../../api/caller/caller.ts'
import { createProblemHandler } from '../../api/caller/problems.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'
import { WHATSAPP_PATH } from '../doors/paths.ts'
import { noticesIn } from '../readers/whatsapp/notices.ts'
import { keepForLater } from '../take-in.ts'
import { answerChallenge, requireSigned } from './meta-notices.ts'

/** Meta's largest: a notice may tell of a thousand things. */
const BODY_BYTES = 3 * 1024 * 1024

/**
 * WhatsApp's Cloud API: what was written to a number of the house, and what became of what it wrote. Each thing is kept by itself and
 * answered at once: whatever the rest of a notice is, it is understood once, also where Meta sends it again among others.
 */
export function createWhatsAppRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const doorOf = async (key: string) => {
    const door = await deps.doors.find('whatsapp', key)
    if (door) return door
    throw new DomainError('notFound', 'There is no such address for WhatsApp.')
  }
  routes.onError(createProblemHandler(deps))
  routes.use(`${WHATSAPP_PATH}/*`, limitRate(LIMITS.address, addressKey), limitBody(BODY_BYTES))
  routes.get(`${WHATSAPP_PATH}/:key`, async (c) =>
    c.text(answerChallenge(await doorOf(c.req.param('key')), c.req.query())),
  )
  routes.post(`${WHATSAPP_PATH}/:key`, async (c) => {
    const door = await doorOf(c.req.param('key'))
    const body = new Uint8Array(await c.req.arrayBuffer())
    requireSigned(door, body, c.req.header('x-hub-signature-256'))
    for (const notice of noticesIn(body)) {
      await keepForLater(deps.db, {
        channel: 'whatsapp',
        doorId: door.id,
        sender: { name: 'service:whatsapp' },
        contentType: 'application/json',
        body: notice,
      })
    }
    return c.json({ isKept: true })
  })
  return routes
}
