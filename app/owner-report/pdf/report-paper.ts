import { Document, Page, Text, View } from '@react-pdf/renderer'
import { createElement as h, type ReactElement } from 'react'
import { pricePerFoot } from '#domain/market/asking.ts'
import { labelWords } from '#words/labels.ts'
import { marketWords } from '#words/market.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { formatMoney, formatNumber } from '../../components/format/format-money.ts'
import { formatPercent } from '../../components/format/format-percent.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { formatSize } from '../../components/format/format-size.ts'
import { formatInstant, formatLongDay } from '../../components/format/format-time.ts'
import { sayPerFoot } from '../../market/say-asking.ts'
import type { Report } from '../facts/load-report.ts'
import { glance, sayMandate, sayOutcome, shownOn } from '../facts/say-report.ts'
import { paperChart } from './paper-chart.ts'
import { createSheet, type Sheet } from './sheet.ts'

const words = () => ownerReportWords().page

/** The report on paper: the same facts as its page, in the direction in which its language is read. */
export function reportPaper(report: Report) {
  const { language, house, title } = report
  const sheet = createSheet(language)
  return h(
    Document,
    { title: `${words().heading}: ${title}`, author: house, language },
    h(
      Page,
      { size: 'A4', style: sheet.page },
      head(sheet, report),
      glanceBoxes(sheet, report),
      ...prices(sheet, report),
      ...others(sheet, report),
      ...lists(sheet, report),
      ...viewings(sheet, report),
      foot(sheet, report),
    ),
  )
}

function head({ line, bar }: Sheet, report: Report): ReactElement {
  const { house, host, title, place, greeting, at } = report
  const by = host ? words().by(host.name, house) : words().byHouse(house)
  return h(
    View,
    { style: bar },
    line(house, 'house'),
    line(words().heading, 'title'),
    line([title, ...place].join(' · '), 'lead'),
    line(`${by} · ${words().asOf(formatInstant(at))}`, 'lead'),
    greeting ? line(greeting, 'text') : null,
  )
}

function glanceBoxes({ line, row, box }: Sheet, report: Report): ReactElement {
  return h(
    View,
    { style: row },
    ...glance(report).map(({ name, value, note }) =>
      h(
        View,
        { key: name, style: box, wrap: false },
        line(name, 'small'),
        value ? line(value, 'strong') : null,
        note ? line(note, 'small') : null,
      ),
    ),
  )
}

function prices({ line, table, isRightToLeft }: Sheet, report: Report): ReactElement[] {
  const { prices: steps, listing, at } = report
  if (steps.length === 0) return []
  const says = marketWords()
  const rows = steps
    .toReversed()
    .map(({ at: day, price, change }) => [
      formatLongDay(day),
      formatMoney(price, listing.rentPeriod),
      change === null ? says.first : { figure: formatPercent(change) },
    ])
  return [
    line(says.prices, 'heading'),
    paperChart(steps, { until: at, isRightToLeft }),
    table([says.date, says.price, says.change], rows),
  ]
}

function others({ line, table }: Sheet, { others: homes }: Report): ReactElement[] {
  if (homes.length === 0) return [line(words().others, 'heading'), line(words().noOthers, 'text')]
  const labels = labelWords()
  const rows = homes.map((home) => {
    const { name, bedrooms, sizeSqft, price, rentPeriod } = home
    const perFoot = pricePerFoot(home)
    const rooms = bedrooms === null ? '' : bedrooms === 0 ? labels.studio : labels.bed(bedrooms)
    return [
      [name, rooms].filter(Boolean).join(' · '),
      sizeSqft === null ? '–' : formatSize(sizeSqft),
      price === null ? '–' : formatMoney(price, rentPeriod),
      perFoot === null ? '–' : sayPerFoot(perFoot),
    ]
  })
  return [
    line(words().others, 'heading'),
    line(words().othersWhy, 'small'),
    table([words().home, words().size, words().price, words().perFoot], rows),
  ]
}

/** What is a line each: portals, sources of enquiries, the mandate. */
function lists({ line }: Sheet, report: Report): ReactElement[] {
  const shown = shownOn(report).map(({ name, since }) => `${name} · ${words().since(since)}`)
  const asked = report.sources.map(({ name, count }) => `${name}: ${formatNumber(count)}`)
  const mandate = sayMandate(report)
  return [
    line(words().portals, 'heading'),
    ...(shown.length > 0 ? shown : [words().noPortals]).map((one) => line(one, 'text')),
    line(words().sources, 'heading'),
    ...(asked.length > 0 ? asked : [words().noEnquiries]).map((one) => line(one, 'text')),
    ...(mandate ? [line(words().mandate, 'heading'), line(mandate, 'text')] : []),
  ]
}

function viewings({ line, table }: Sheet, { figures }: Report): ReactElement[] {
  const all = figures.viewings
  if (all.length === 0) return [line(words().shown, 'heading'), line(words().noViewings, 'text')]
  const rows = all.map((one) => [formatLongDay(one.startsAt), sayOutcome(one)])
  return [line(words().shown, 'heading'), table([words().when, words().outcome], rows)]
}

function foot({ foot: style, line, figure }: Sheet, { host, house }: Report): ReactElement {
  const phone = host?.phone ? formatPhone(host.phone) : null
  return h(
    View,
    { style, fixed: true },
    line([host?.name, house].filter(Boolean).join(' · '), 'small'),
    phone ? figure(phone) : h(Text, null, ''),
  )
}
