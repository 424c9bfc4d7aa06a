import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { findByChannel } from '#db/pace/google-calendar/calendars.ts'
import { matchesHash } from '#service/identity/secret.ts'
import type { ApiEnv } from '../api/caller/caller.ts'
import { addressKey, limitRate } from '../api/caller/limits.ts'
import { NOTIFICATIONS_PATH } from './paths.ts'
import { queueRead } from './queue.ts'

const HeadersSchema = z.object({
  'x-goog-channel-id': z.uuid(),
  'x-goog-channel-token': z.string().min(1).max(256),
  'x-goog-resource-state': z.string().max(40),
})
/** Google's own addresses ring for all calendars of the house. */
const LIMIT = { name: 'google-calendar', requests: 1_200, seconds: 60 } as const

/** Where Google says that a calendar has changed; what has, is read from it. Nothing that comes here is believed but that somebody may look. */
export function createGoogleCalendarRoutes({ db }: { db: PaceDb }): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const small = bodyLimit({ maxSize: 16 * 1024, onError: (c) => c.text('too large', 413) })
  routes.use(NOTIFICATIONS_PATH, limitRate(LIMIT, addressKey), small)
  routes.post(NOTIFICATIONS_PATH, async (c) => {
    const headers = HeadersSchema.safeParse(c.req.header()).data
    if (!headers) return c.text('not a notification', 400)
    const calendar = await findByChannel(db, headers['x-goog-channel-id'])
    const token = headers['x-goog-channel-token']
    if (!calendar?.channelHash || !matchesHash(token, calendar.channelHash))
      return c.text('no such channel', 404)
    // The first message only says that the channel is open.
    if (headers['x-goog-resource-state'] !== 'sync') await queueRead(db, calendar.personId)
    return c.body(null, 204)
  })
  return routes
}
