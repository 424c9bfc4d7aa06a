import type { MarketDays } from '#domain/market/days-on-market.ts'
import { labelWords } from '#words/labels.ts'
import { marketWords } from '#words/market.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { tellingWords } from '#words/telling.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { instantOf } from '#domain/zone-time.ts'
import { pricePerFoot } from '#domain/market/asking.ts'
import { formatMoney, formatNumber } from '../../components/format/format-money.ts'
import { formatLongDay } from '../../components/format/format-time.ts'
import { currentHouse } from '../../house/current-house.ts'
import { sayAsking, sayPerFoot } from '../../market/say-asking.ts'
import type { Report } from './load-report.ts'

export type Figure = { name: string; value: string; note: string | null }

/** What stands first on the report, on the page and on paper alike. */
export function glance({ listing, days, figures, asking }: Report): Figure[] {
  const words = ownerReportWords().page
  const { price, rentPeriod, status } = listing
  const perFoot = pricePerFoot(listing)
  const asked = figures.enquiries.reduce((sum, { count }) => sum + count, 0)
  const { attended = 0, pending = 0, confirmed = 0 } = figures.byStatus
  const coming = pending + confirmed
  return [
    {
      name: words.status,
      value: wordOf(labelWords().listingStatuses, status),
      note: null,
    },
    { name: marketWords().days, ...sayDays(days) },
    {
      name: words.price,
      value: price === null ? words.onRequest : formatMoney(price, rentPeriod),
      note: perFoot === null ? null : sayPerFoot(perFoot),
    },
    ...(asking ? [{ name: words.beside, value: '', note: sayAsking(asking) }] : []),
    {
      name: words.enquiries,
      value: formatNumber(asked),
      note: words.recent(formatNumber(figures.recent.now), formatNumber(figures.recent.before)),
    },
    {
      name: words.viewings,
      value: formatNumber(attended),
      note: coming > 0 ? words.coming(coming) : null,
    },
  ]
}

function sayDays(days: MarketDays | null): Omit<Figure, 'name'> {
  const words = marketWords()
  if (!days) return { value: '–', note: words.neverOn }
  const said = words.dayCount(days.days)
  const { gone } = words
  const left = days.left && Object.hasOwn(gone, days.left) ? (days.left as keyof typeof gone) : null
  return {
    value: left ? gone[left](said) : said,
    note: words.since(formatLongDay(days.since)),
  }
}

/** How a viewing went, with what the visitor chose to say of it. */
export function sayOutcome({ status, interest }: Report['figures']['viewings'][number]): string {
  const went = ownerReportWords().page.statuses[status]
  return interest ? `${went} · ${tellingWords().interests[interest]}` : went
}

/** Where the home is shown now, and since when. */
export function shownOn({ figures }: Report) {
  return figures.portals.flatMap(({ portal, state, at, url }) =>
    state === 'live'
      ? [{ name: wordOf(labelWords().portals, portal), since: formatLongDay(at), url }]
      : [],
  )
}

/** The house's terms with the owner, as far as they are written down. */
export function sayMandate({ listing, today }: Report): string | null {
  const words = ownerReportWords()
  const { mandateEndsOn } = listing
  if (!mandateEndsOn) return null
  const day = formatLongDay(
    new Date(instantOf(mandateEndsOn, 0, currentHouse().zone)).toISOString(),
  )
  return mandateEndsOn < today ? words.mandateEnded(day) : words.mandateEnds(day)
}
