import { backoff } from '#domain/backoff.ts'

export type Wait = (ms: number) => Promise<void>
/** What a failed attempt says about the next one. Null: there is no use in one. */
export type Failure = { retryAfterMs: number | null; what: string }

/** Longer than this nobody waits within one run: the next run is the retry. */
export const LONGEST_WAIT_MS = 60_000
const RETRY = { firstMs: 500, longestMs: LONGEST_WAIT_MS }

/** How long to wait before attempt `next` (2, 3, …): what the answer asks for, else twice as long each time, with jitter. */
export function waitBefore(next: number, { retryAfterMs }: Failure, random = Math.random): number {
  if (retryAfterMs !== null) return retryAfterMs
  return Math.round(backoff(next - 2, RETRY, random()))
}

/** RFC 9110 section 10.2.3: seconds or a date. Null for none and for nonsense. */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
