type PriceStay = { price: number | null; at: string; until: string | null }
export type PriceStep = {
  price: number
  at: string
  /** By how much it differs from the price before, in per cent; null for the first. */
  change: number | null
}

/** A price that stood no longer was a slip of the hand, and nobody's offer. */
export const SLIP_MS = 15 * 60_000

/**
 * The prices that were really asked, in their order: slips are left out, and the same again is none. Since an instant: what was asked before,
 * while it was prepared, is left out too.
 */
export function priceSteps(stays: readonly PriceStay[], since = ''): PriceStep[] {
  const steps: PriceStep[] = []
  for (const { price, at, until } of stays) {
    if (price === null || price <= 0) continue
    if (until !== null && until <= since) continue
    if (until !== null && Date.parse(until) - Date.parse(at) < SLIP_MS) continue
    const before = steps.at(-1)?.price ?? null
    if (before === price) continue
    steps.push({ price, at, change: before === null ? null : changeIn(before, price) })
  }
  return steps
}

/** To a tenth of a per cent. */
function changeIn(before: number, after: number): number {
  return Math.round((after / before - 1) * 1_000) / 10
}
