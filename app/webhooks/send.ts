import type { WebhookEndpoint } from '#db/pace/webhooks/endpoints.ts'
import { toStorable } from '#domain/storable.ts'
import type { SafeFetch } from '#service/outbound/safe-fetch.ts'
import type { Seal } from '#service/identity/seal.ts'
import { signedHeaders } from './secrets.ts'

export type Sending = { fetch: SafeFetch; seal: Seal; now: () => Date }
export type Sent = {
  ms: number
  status: number | null
  /** Why there was no answer, as one may tell whoever made the endpoint. */
  error: string | null
  answer: string | null
  retryAfterSeconds: number | null
}

/** Of an answer so much is kept. */
export const MOST_ANSWER_BYTES = 4 * 1024
export const SEND_TIMEOUT_MS = 10_000

/** Sends one signed message and tells what came of it; never throws for what the other side does. */
export async function send(
  { fetch, seal, now }: Sending,
  endpoint: WebhookEndpoint,
  message: { id: string; body: string },
): Promise<Sent> {
  const begun = performance.now()
  const took = () => Math.round(performance.now() - begun)
  const { body } = message
  const headers = signedHeaders(seal, endpoint, { ...message, now: now() })
  try {
    const response = await fetch(endpoint.url, { method: 'POST', headers, body })
    const { answer } = toStorable({ answer: await response.text() })
    const retryAfterSeconds = secondsOf(response.headers.get('retry-after'))
    return { ms: took(), status: response.status, error: null, answer, retryAfterSeconds }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const storable = toStorable({ why: why.slice(0, 500) }).why
    return { ms: took(), status: null, error: storable, answer: null, retryAfterSeconds: null }
  }
}

export function hasArrived({ status }: Pick<Sent, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300
}

/** In seconds alone: what a receiver may ask for is bounded by the caller. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null
}
