import { createECDH, hkdfSync } from 'node:crypto'
import type { Agent } from 'node:https'
import webPush, { WebPushError } from 'web-push'
import { z } from 'zod'
import type { PushSubscriptionRow } from '#db/pace/notifications/deliver.ts'

/** What a browser hands over when it takes pushes. */
export const SubscriptionSchema = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{80,100}=*$/),
    auth: z.string().regex(/^[\w-]{20,30}=*$/),
  }),
})

/** The push services of the browsers. Any other address would have this server send requests where a stranger points. */
const SERVICES = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
]

export type Pushed = { text: string; url: string; tag: string; language: string }
/** `gone`: the browser takes no more pushes. */
export type PushOutcome = 'sent' | 'gone'
export type PushSender = {
  publicKey: string
  takes: (endpoint: string) => boolean
  send: (subscription: PushSubscriptionRow, pushed: Pushed) => Promise<PushOutcome>
}

type Options = {
  secret: string
  /** Who a push service can write to (RFC 8292). */
  contact: string
  /** Beside those of the browsers. */
  services?: readonly string[]
  agent?: Agent
}

const TTL_SECONDS = 12 * 3600

/** Sends pushes under a key that follows from the installation's secret: every process has the same, and nothing is to be kept. */
export function createPushSender({ secret, contact, services = [], agent }: Options): PushSender {
  const vapidDetails = { subject: contact, ...vapidKeys(secret) }
  const hosts = [...SERVICES, ...services]
  return {
    publicKey: vapidDetails.publicKey,
    takes(endpoint) {
      const { hostname } = new URL(endpoint)
      return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
    },
    async send({ endpoint, p256dh, auth }, { tag, ...pushed }) {
      try {
        await webPush.sendNotification(
          { endpoint, keys: { p256dh, auth } },
          JSON.stringify({ tag, ...pushed }),
          { vapidDetails, TTL: TTL_SECONDS, timeout: 20_000, agent },
        )
        return 'sent'
      } catch (error) {
        if (error instanceof WebPushError && [404, 410].includes(error.statusCode)) return 'gone'
        throw error
      }
    },
  }
}

function vapidKeys(secret: string): { publicKey: string; privateKey: string } {
  const curve = createECDH('prime256v1')
  // A number beyond the curve's order is no key; one in four thousand million is.
  for (let attempt = 0; ; attempt += 1) {
    const bytes = Buffer.from(hkdfSync('sha256', secret, '', `web push ${attempt}`, 32))
    try {
      curve.setPrivateKey(bytes)
      return {
        publicKey: curve.getPublicKey('base64url'),
        privateKey: bytes.toString('base64url'),
      }
    } catch (error) {
      if (attempt > 8) throw error
    }
  }
}
