import { dayOf } from '#domain/zone-time.ts'
import { askingAmong } from '#domain/market/asking.ts'
import { daysOnMarket } from '#domain/market/days-on-market.ts'
import { priceSteps } from '#domain/market/price-steps.ts'
import { listPrices } from '#db/pace/listings/prices.ts'
import { listStatuses } from '#db/pace/listings/statuses.ts'
import { listComparables } from '#db/pace/matching/comparables.ts'
import type { listings } from '#db/pace/schema.ts'
import { teamScope } from '../api/caller/scopes.ts'
import type { requirePerson } from '../pages/context.server.ts'

/** As many as one looks through beside a home. */
const MOST_COMPARED = 12

type Who = Pick<ReturnType<typeof requirePerson>, 'db' | 'actor' | 'deps'>
type Row = typeof listings.$inferSelect
export type Market = Awaited<ReturnType<typeof loadMarket>>

/** How a home stands on the market: what was asked for it, for how long, and what others ask. The caller has seen that the listing may be read. */
export async function loadMarket({ db, actor, deps }: Who, row: Row) {
  const now = Date.now()
  const asked = {
    scope: teamScope(actor, 'listings:read'),
    today: dayOf(now, deps.settings.current().house.zone),
    limit: MOST_COMPARED,
  }
  const [prices, stays, comparables] = await Promise.all([
    listPrices(db, row.id),
    listStatuses(db, row.id),
    listComparables(db, row, asked),
  ])
  return {
    now: new Date(now).toISOString(),
    prices: priceSteps(prices),
    days: daysOnMarket(stays, now),
    comparables,
    asking: askingAmong(row, comparables),
  }
}
