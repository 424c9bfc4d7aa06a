import { z } from 'zod'
import { type GoogleApi, orNull } from './google-api.ts'

const ChannelSchema = z.object({
  id: z.string(),
  resourceId: z.string().min(1),
  /** Milliseconds since 1970, as text. */
  expiration: z.coerce.number().positive(),
})

export type ChannelRequest = {
  event: string
  id: string
  address: string
  token: string
  ttlSeconds: number
}

/** Push channels for users: the Directory API has none for groups. */
export function createChannelCalls(ask: GoogleApi, customer: string) {
  return {
    async watchUsers({ event, id, address, token, ttlSeconds }: ChannelRequest) {
      const body = { id, type: 'web_hook', address, token, params: { ttl: String(ttlSeconds) } }
      const asking = { schema: ChannelSchema, what: `a channel for ${event}`, body }
      const params = { customer, event }
      const answer = await ask('/admin/directory/v1/users/watch', { ...asking, params })
      const expiresAt = new Date(answer.expiration).toISOString()
      return { resourceId: answer.resourceId, expiresAt }
    },

    /** One that Google no longer knows has stopped. */
    async stopChannel(channel: { id: string; resourceId: string }): Promise<void> {
      const asking = { schema: z.unknown(), what: 'the end of a channel', body: channel }
      await orNull(ask('/admin/directory_v1/channels/stop', asking))
    },
  }
}
