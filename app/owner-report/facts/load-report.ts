import type { Language } from '#domain/language.ts'
import { askingAmong } from '#domain/market/asking.ts'
import { daysOnMarket } from '#domain/market/days-on-market.ts'
import { priceSteps } from '#domain/market/price-steps.ts'
import { labelOf } from '#domain/reference/reference.ts'
import { dayOf } from '#domain/zone-time.ts'
import { listPrices } from '#db/pace/listings/prices.ts'
import { listStatuses } from '#db/pace/listings/statuses.ts'
import { listComparables } from '#db/pace/matching/comparables.ts'
import { readFigures } from '#db/pace/owner-reports/figures.ts'
import type { OwnerReportRow } from '#db/pace/owner-reports/make.ts'
import { findReportedListing, findReportHost } from '#db/pace/owner-reports/open.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'

/** As many as one reads through. */
const MOST_COMPARED = 8

type Opened = { row: OwnerReportRow; language: Language; now: Date }
export type Report = NonNullable<Awaited<ReturnType<typeof loadReport>>>

/** The report as it is true now: figures, days and prices, and nothing that names who asked for the home or saw it. */
export async function loadReport(
  { db, settings }: Pick<ApiDeps, 'db' | 'settings'>,
  { row, language, now }: Opened,
) {
  const { house, reference } = settings.current()
  const listing = await findReportedListing(db, row.listingId)
  if (!listing) return null
  const today = dayOf(now.getTime(), house.zone)
  const [prices, stays, others, host] = await Promise.all([
    listPrices(db, listing.id),
    listStatuses(db, listing.id),
    // What portals show to everybody: nothing that the house keeps back for others.
    listComparables(db, listing, { scope: 'all', today, limit: MOST_COMPARED, isPublic: true }),
    findReportHost(db, row.personId),
  ])
  const days = daysOnMarket(stays, now.getTime())
  const figures = await readFigures(db, listing.id, {
    since: days?.since ?? listing.createdAt,
    now: now.toISOString(),
  })
  const { title, titleAr, area, building, unit } = listing
  return {
    house: house.name,
    language,
    greeting: row.greeting,
    endsAt: row.endsAt,
    at: now.toISOString(),
    today,
    host,
    title: (language === 'ar' ? titleAr || title : title || titleAr) || listing.reference,
    place: [unit, building, area && labelOf(reference, 'area', area, language)].flatMap(
      (name) => name || [],
    ),
    listing,
    days,
    prices: priceSteps(prices, days?.since),
    asking: askingAmong(listing, others),
    others: others.map(({ building: tower, sizeSqft, price, rentPeriod, bedrooms, areaName }) => ({
      name: tower ?? areaName ?? '',
      sizeSqft,
      price,
      rentPeriod,
      bedrooms,
    })),
    sources: figures.enquiries.map(({ source, count }) => ({
      name: labelOf(reference, 'source', source, language),
      count,
    })),
    figures,
  }
}
