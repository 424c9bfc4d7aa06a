import type { Wanted } from '../clock/clock.ts'
import type { ListingClock, StopReason } from '../clock/kinds.ts'
import type { House } from '../house/house.ts'
import { daysAfter, instantOf } from '../zone-time.ts'
import { OFF_MARKET } from './fields.ts'

/** What a listing's clocks look at. */
export type ClockedListing = {
  status: string
  agentId: string | null
  createdAt: string
  permitEndsOn: string | null
  mandateEndsOn: string | null
  archivedAt: string | null
}

/** Which clocks a listing has: its permit and its mandate end with a day of the house. */
export function clocksOfListing(
  listing: ClockedListing,
  { clocks, zone }: Pick<House, 'clocks' | 'zone'>,
): Record<ListingClock, Wanted> {
  const isOver =
    listing.archivedAt !== null || OFF_MARKET.some((status) => status === listing.status)
  const clock = (day: string | null, warnDays: number): Wanted => {
    if (warnDays === 0) return stop('off')
    if (day === null || isOver) return stop('ended')
    const midnightAfter = (of: string) =>
      new Date(instantOf(daysAfter(of, 1), 0, zone)).toISOString()
    return {
      runs: true,
      basis: day,
      from: listing.createdAt,
      ownerId: listing.agentId,
      length: {
        kind: 'fixed',
        dueAt: midnightAfter(day),
        warnAt: midnightAfter(daysAfter(day, -warnDays)),
      },
    }
  }
  return {
    permit: clock(listing.permitEndsOn, clocks.permit.warnDays),
    mandate: clock(listing.mandateEndsOn, clocks.mandate.warnDays),
  }
}

function stop(reason: StopReason): Wanted {
  return { runs: false, reason }
}
