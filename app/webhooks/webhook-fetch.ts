import { createSafeFetch, type SafeFetch } from '#service/outbound/safe-fetch.ts'
import { MOST_ANSWER_BYTES, SEND_TIMEOUT_MS } from './send.ts'

/** How receivers are reached: at public addresses by https, unless `toPrivate` lets one reach one's own machine. */
export function createWebhookFetch({ toPrivate }: { toPrivate: boolean }): SafeFetch {
  return createSafeFetch({
    timeoutMs: SEND_TIMEOUT_MS,
    maxBytes: MOST_ANSWER_BYTES,
    cutsLarger: true,
    ...(toPrivate ? { isAllowed: () => true, allowsPlain: true } : {}),
  })
}
