import { z } from 'zod'
import { limitReplies } from '#service/http/limit-replies.ts'
import { traceHeaders } from '#service/trace.ts'

/** What a portal made of a request: its answer, or that it should be asked again. */
export type PortalAnswer =
  | { kind: 'live'; url: string | null }
  | { kind: 'removed' }
  | { kind: 'refused'; reason: string }
  | { kind: 'later'; reason: string; afterSeconds: number | null }
  /** Taken on: what becomes of it the portal tells later, and is asked after a while if it does not. */
  | { kind: 'accepted'; afterSeconds: number }

export type PortalRequest = {
  action: 'publish' | 'unpublish'
  listingId: string
  reference: string
  /** Repeating a request under its key has no second effect at the portal. */
  key: string
}
export type PortalClient = (request: PortalRequest) => Promise<PortalAnswer>

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
