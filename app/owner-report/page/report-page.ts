import { html } from 'hono/html'
import { pricePerFoot } from '#domain/market/asking.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { labelWords } from '#words/labels.ts'
import { marketWords } from '#words/market.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { formatMoney, formatNumber } from '../../components/format/format-money.ts'
import { formatPercent } from '../../components/format/format-percent.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { formatSize } from '../../components/format/format-size.ts'
import {
  formatInstant,
  formatInstantDay,
  formatLongDay,
} from '../../components/format/format-time.ts'
import { type Html, layout } from '../../customer-page/layout.ts'
import { sayPerFoot } from '../../market/say-asking.ts'
import type { Report } from '../facts/load-report.ts'
import { glance, sayMandate, sayOutcome, shownOn } from '../facts/say-report.ts'
import { reportPath } from '../facts/address.ts'
import { priceChart } from './price-chart.ts'

const words = () => ownerReportWords().page

/** How a home is doing, for whoever owns it. */
export function reportPage(report: Report, secret: string): Html {
  const { house, language, host, title, place, greeting, at } = report
  const path = reportPath(language, secret)
  const by = host ? words().by(isolate(host.name), isolate(house)) : words().byHouse(isolate(house))
  return layout({
    title: words().title(house),
    house,
    language,
    pathIn: (other) => reportPath(other, secret),
    main: html`<h1>${words().heading}</h1>
      <p class="lead" dir="auto">${[title, ...place].map(isolate).join(' · ')}</p>
      <p class="lead">${by} · ${words().asOf(isolate(formatInstant(at)))}</p>
      ${greeting ? html`<p class="greeting" dir="auto">${greeting}</p>` : ''}
      <p><a class="paper" href="${path}/report.pdf" download>${words().paper}</a></p>
      ${section(words().atOnce, figures(report))} ${prices(report)} ${others(report)}
      ${portals(report)} ${sources(report)} ${viewings(report)} ${mandate(report)}
      <img src="${path}/seen" alt="" width="1" height="1" />`,
    foot: foot(report),
  })
}

function section(title: string, content: Html): Html {
  return html`<section class="part">
    <h2>${title}</h2>
    ${content}
  </section>`
}

function figures(report: Report): Html {
  return html`<dl class="figures">
    ${glance(report).map(
      ({ name, value, note }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            ${value ? html`<strong>${value}</strong>` : ''}
            ${note ? html`<span class="lead">${note}</span>` : ''}
          </dd>
        </div>`,
    )}
  </dl>`
}

function prices({ prices: steps, listing, at }: Report): Html | '' {
  if (steps.length === 0) return ''
  const says = marketWords()
  return section(
    says.prices,
    html`${priceChart(steps, at)}
    ${table(
      says.prices,
      [says.date, says.price, says.change],
      steps
        .toReversed()
        .map(({ at: day, price, change }) => [
          formatLongDay(day),
          formatMoney(price, listing.rentPeriod),
          change === null ? says.first : formatPercent(change),
        ]),
    )}`,
  )
}

function others({ others: homes }: Report): Html {
  if (homes.length === 0) return section(words().others, html`<p>${words().noOthers}</p>`)
  const labels = labelWords()
  return section(
    words().others,
    html`<p class="lead">${words().othersWhy}</p>
      ${table(
        words().others,
        [words().home, words().size, words().price, words().perFoot],
        homes.map((home) => {
          const perFoot = pricePerFoot(home)
          const rooms =
            home.bedrooms === null
              ? null
              : home.bedrooms === 0
                ? labels.studio
                : labels.bed(home.bedrooms)
          return [
            [home.name, rooms].flatMap((one) => (one ? isolate(one) : [])).join(' · '),
            home.sizeSqft === null ? '–' : formatSize(home.sizeSqft),
            home.price === null ? '–' : formatMoney(home.price, home.rentPeriod),
            perFoot === null ? '–' : sayPerFoot(perFoot),
          ]
        }),
      )}`,
  )
}

function portals(report: Report): Html {
  const shown = shownOn(report)
  if (shown.length === 0) return section(words().portals, html`<p>${words().noPortals}</p>`)
  return section(
    words().portals,
    html`<ul class="plain">
      ${shown.map(
        ({ name, since, url }) =>
          html`<li>
            <bdi>${name}</bdi> · ${words().since(since)}
            ${
              url
                ? html` ·
                    <a href="${url}" rel="noreferrer" aria-label="${words().open}: ${name}"
                      >${words().open}</a
                    >`
                : ''
            }
          </li>`,
      )}
    </ul>`,
  )
}

function sources({ sources: all }: Report): Html {
  if (all.length === 0) return section(words().sources, html`<p>${words().noEnquiries}</p>`)
  return section(
    words().sources,
    html`<ul class="plain">
      ${all.map(({ name, count }) => html`<li><bdi>${name}</bdi>: ${formatNumber(count)}</li>`)}
    </ul>`,
  )
}

function viewings({ figures: { viewings: all } }: Report): Html {
  if (all.length === 0) return section(words().shown, html`<p>${words().noViewings}</p>`)
  return section(
    words().shown,
    table(
      words().shown,
      [words().when, words().outcome],
      all.map((one) => [formatLongDay(one.startsAt), sayOutcome(one)]),
    ),
  )
}

function mandate(report: Report): Html | '' {
  const said = sayMandate(report)
  return said ? section(words().mandate, html`<p>${said}</p>`) : ''
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]) {
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="${caption}">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function foot({ host, endsAt }: Report): Html {
  const lastDay = formatInstantDay(new Date(Date.parse(endsAt) - 1).toISOString())
  return html`<p>
    ${
      host?.phone
        ? html`<a href="tel:${host.phone}">${words().call(isolate(formatPhone(host.phone)))}</a> · `
        : ''
    }${words().openUntil(lastDay)}
  </p>`
}
