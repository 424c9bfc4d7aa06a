import type { Context } from 'hono'
import { z } from 'zod'

const WatchSchema = z.object({
  id: z.string(),
  type: z.literal('web_hook'),
  address: z.url(),
  token: z.string(),
  params: z.object({ ttl: z.string() }),
})
const StopSchema = z.object({ id: z.string(), resourceId: z.string() })

export type Channel = z.infer<typeof WatchSchema> & {
  event: string
  resourceId: string
  messages: number
}
type Sent = {
  number?: number
  token?: string
  resourceId?: string
  /** In place of Google's own. */
  body?: string
}

/** Push channels: opened, told of by their first message, stopped, and used by the test to send notifications. */
export function createChannels() {
  const open = new Map<string, Channel>()
  const stopped: string[] = []
  /** Google's own limit on a channel's life, or what the test makes of it. */
  const limits = { seconds: 6 * 3600, now: () => Date.now(), greets: true }

  async function watch(c: Context): Promise<Response> {
    const asked = WatchSchema.parse(await c.req.json())
    const event = c.req.query('event') ?? ''
    const channel = { ...asked, event, resourceId: `resource-${event}`, messages: 0 }
    open.set(channel.id, channel)
    if (limits.greets) await send(channel, 'sync', null).catch(() => null)
    const seconds = Math.min(limits.seconds, Number(asked.params.ttl))
    const expiration = String(limits.now() + seconds * 1000)
    return c.json({
      kind: 'api#channel',
      id: channel.id,
      resourceId: channel.resourceId,
      expiration,
    })
  }

  async function stop(c: Context): Promise<Response> {
    const { id } = StopSchema.parse(await c.req.json())
    if (!open.delete(id)) return c.json({ error: { code: 404, message: 'no such channel' } }, 404)
    stopped.push(id)
    return c.body(null, 204)
  }

  /** One notification; the status that it got. */
  async function send(channel: Channel, state: string, userId: string | null, sent: Sent = {}) {
    channel.messages += 1
    const response = await fetch(channel.address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-goog-channel-id': channel.id,
        'x-goog-channel-token': sent.token ?? channel.token,
        'x-goog-channel-expiration': new Date(limits.now()).toUTCString(),
        'x-goog-resource-id': sent.resourceId ?? channel.resourceId,
        'x-goog-resource-state': state,
        'x-goog-message-number': String(sent.number ?? channel.messages),
      },
      body:
        sent.body ?? (userId ? JSON.stringify({ kind: 'admin#directory#user', id: userId }) : null),
    })
    return response.status
  }

  function of(event: string): Channel {
    const channel = [...open.values()].findLast((one) => one.event === event)
    if (!channel) throw new Error(`no channel is open for ${event}`)
    return channel
  }

  return { open, stopped, limits, watch, stop, send, of }
}
