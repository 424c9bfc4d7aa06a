import {
  confirmChannel,
  type DirectoryChannel,
  findChannel,
  noteFollowed,
  wasFollowed,
} from '#db/pace/directory/channels.ts'
import { matchesHash } from '#service/identity/secret.ts'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { followUser } from './follow-user.ts'
import type { DirectoryContext } from './sync.ts'

export const NOTIFICATIONS = '/directory/notifications'

const HeadersSchema = z.object({
  'x-goog-channel-id': z.uuid(),
  'x-goog-channel-token': z.string().min(1).max(256),
  'x-goog-resource-id': z.string().min(1).max(256),
  'x-goog-resource-state': z.enum(['sync', 'add', 'delete', 'undelete', 'update', 'makeAdmin']),
  'x-goog-message-number': z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
})
type Notification = z.infer<typeof HeadersSchema>
/** Which user; whatever else it holds is asked for again. */
const BodySchema = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) })
const MAX_BODY = 64 * 1024

/** Where Google says that a user changed. Answers that are no 2xx make it try again. */
export function createNotificationRoutes(context: DirectoryContext): Hono {
  const routes = new Hono()
  const limit = bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.text('too large', 413) })
  routes.post(NOTIFICATIONS, limit, (c) => receive(c, context))
  return routes
}

async function receive(c: Context, context: DirectoryContext): Promise<Response> {
  const parsed = HeadersSchema.safeParse(c.req.header())
  if (!parsed.success) return refuse(c, context, 400, 'not a notification')
  const notification = parsed.data
  const channel = await findChannel(context.pace.db, notification['x-goog-channel-id'])
  if (!channel || isOver(channel, context)) return refuse(c, context, 404, 'no such channel')
  if (!isOurs(channel, notification)) return refuse(c, context, 403, 'not from this channel')
  if (notification['x-goog-resource-state'] === 'sync') {
    await confirmChannel(context.pace.db, channel.id, context.now())
    return c.body(null, 204)
  }
  const body = BodySchema.safeParse(await c.req.json().catch(() => null))
  if (!body.success) return refuse(c, context, 400, 'no user in the notification')
  const message = { channelId: channel.id, number: notification['x-goog-message-number'] }
  return follow(c, context, message, body.data.id)
}

/** A number that was followed before is done. One that failed was not: Google sends it again, and then it counts. */
async function follow(
  c: Context,
  context: DirectoryContext,
  message: { channelId: string; number: number },
  userId: string,
): Promise<Response> {
  const { pace, log, now } = context
  if (await wasFollowed(pace.db, message)) return c.body(null, 204)
  try {
    await followUser(context, userId)
  } catch (error) {
    log.error({ err: error, userId }, 'a notification could not be followed')
    return c.text('try again', 503)
  }
  await noteFollowed(pace.db, message, now())
  return c.body(null, 204)
}

/** The token is compared in constant time; the resource is known once Google has answered our request for the channel. */
function isOurs({ tokenHash, resourceId }: DirectoryChannel, notification: Notification): boolean {
  const sameResource = resourceId === null || resourceId === notification['x-goog-resource-id']
  return matchesHash(notification['x-goog-channel-token'], tokenHash) && sameResource
}

function isOver({ expiresAt }: DirectoryChannel, { now }: DirectoryContext): boolean {
  return Date.parse(expiresAt) <= now().getTime()
}

function refuse(
  c: Context,
  { log }: DirectoryContext,
  status: 400 | 403 | 404,
  reason: string,
): Response {
  log.warn({ status, reason }, 'a notification was refused')
  return c.text(reason, status)
}
