import { ADVERTISED } from '../listing/status.ts'

export type Stay = { to: string; at: string; until: string | null }
export type MarketDays = {
  days: number
  /** Since when it was to be had, this time. */
  since: string
  /** As what it left the market; null while it is to be had, or is prepared anew. */
  left: string | null
}

const DAY_MS = 86_400_000
const GONE = new Set(['sold', 'let', 'withdrawn'])

/**
 * How long a home is to be had, or was, by the stays of its listing in their order (decision 0206): all that it was since it left the market
 * the last time. A draft in between counts none; what was sold by a slip has not left. Null for what never was.
 */
export function daysOnMarket(stays: readonly Stay[], now: number): MarketDays | null {
  let found: (Omit<MarketDays, 'days'> & { ms: number }) | null = null
  for (const { to, at, until } of stays) {
    if (ADVERTISED.some((one) => one === to)) {
      if (!found || found.left) found = { ms: 0, since: at, left: null }
      found.ms += Math.max(0, (until === null ? now : Date.parse(until)) - Date.parse(at))
    } else if (found && GONE.has(to) && !(to === 'sold' && until !== null)) found.left = to
  }
  if (!found) return null
  const { ms, since, left } = found
  return { days: Math.floor(ms / DAY_MS), since, left }
}
