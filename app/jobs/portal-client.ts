import { z } from 'zod'
import type { PortalAnswer, PortalClient } from '#domain/portals/publishing.ts'
import { limitReplies } from '#service/http/limit-replies.ts'
import { traceHeaders } from '#service/trace.ts'

const ReplySchema = z.union([
  z.object({ state: z.literal('live'), url: z.url().nullish() }),
  z.object({ state: z.literal('removed') }),
  z.object({ state: z.literal('failed'), reasons: z.array(z.string()).default([]) }),
])
const TIMEOUT_MS = 20_000
/** A portal's word on one listing. */
const MOST_BYTES = 64 * 1024

/** Asks Bayut to read a listing from our feed, or to see that it has left it. */
export function createBayutClient(options: {
  publishUrl: string
  feedUrl: string
  fetch?: typeof fetch
}): PortalClient {
  const { publishUrl, feedUrl } = options
  const send = limitReplies(MOST_BYTES, options.fetch)
  return async function askBayut({ action, reference, key }) {
    const response = await send(publishUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...traceHeaders() },
      body: JSON.stringify({ action, reference, feed: feedUrl }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => null)
    return response
      ? readAnswer(response)
      : { kind: 'later', reason: 'Bayut is out of reach', afterSeconds: null }
  }
}

async function readAnswer(response: Response): Promise<PortalAnswer> {
  if (response.status === 429 || response.status >= 500) {
    const reason = `Bayut answered ${response.status}`
    return {
      kind: 'later',
      reason,
      afterSeconds: Number(response.headers.get('retry-after')) || null,
    }
  }
  const reply = ReplySchema.safeParse(await response.json().catch(() => null))
  if (!reply.success)
    return {
      kind: 'refused',
      reason: `Bayut answered ${response.status} with nothing we understand`,
    }
  const answer = reply.data
  if (answer.state === 'live') return { kind: 'live', url: answer.url ?? null }
  if (answer.state === 'removed') return { kind: 'removed' }
  return {
    kind: 'refused',
    reason: answer.reasons.join('; ') || `Bayut answered ${response.status}`,
  }
}
