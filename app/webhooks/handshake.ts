import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { WebhookEndpoint } from '#db/pace/webhooks/endpoints.ts'
import { hasArrived, send, type Sending, type Sent } from './send.ts'

const AnswerSchema = z.object({ challenge: z.string() })

/**
 * Asks an address whether it wants to be told: it has to answer a signed `webhook.challenge` with the challenge, as JSON
 * (`{"challenge": "…"}`) or as plain text. So nobody's server is told what it has not asked for.
 */
export async function challenge(
  sending: Sending,
  endpoint: WebhookEndpoint,
): Promise<{ sent: Sent; isProven: boolean }> {
  const asked = randomBytes(24).toString('base64url')
  const sent = await sendOwn(sending, endpoint, 'challenge', { challenge: asked })
  const isProven = hasArrived(sent) && repeatOf(sent.answer ?? '') === asked
  return { sent, isProven }
}

/** A message that tells of nothing, to see whether it arrives. */
export function ping(sending: Sending, endpoint: WebhookEndpoint): Promise<Sent> {
  return sendOwn(sending, endpoint, 'ping', { endpoint: endpoint.id })
}

function sendOwn(
  sending: Sending,
  endpoint: WebhookEndpoint,
  what: 'challenge' | 'ping',
  data: Record<string, string>,
): Promise<Sent> {
  const id = `msg_${what}_${randomBytes(12).toString('hex')}`
  const timestamp = sending.now().toISOString()
  const body = JSON.stringify({ type: `webhook.${what}`, timestamp, data })
  return send(sending, endpoint, { id, body })
}

function repeatOf(answer: string): string {
  const text = answer.trim()
  if (!text.startsWith('{')) return text
  try {
    return AnswerSchema.safeParse(JSON.parse(text)).data?.challenge ?? ''
  } catch {
    return ''
  }
}
