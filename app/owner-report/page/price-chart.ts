import { html } from 'hono/html'
import type { PriceStep } from '#domain/market/price-steps.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { currentLanguage, directionOf } from '#words/catalogue/language.ts'
import { marketWords } from '#words/market.ts'
import { formatMoney, formatShortPrice } from '../../components/format/format-money.ts'
import type { Html } from '../../customer-page/layout.ts'
import { priceLine } from '../../market/price-line.ts'

const WIDTH = 640
const HEIGHT = 140

/** The prices as a line, named for whoever does not see it; the table below says each. */
export function priceChart(steps: readonly PriceStep[], until: string): Html | '' {
  const isRightToLeft = directionOf(currentLanguage()) === 'rtl'
  const { path, dots } = priceLine(steps, { until, width: WIDTH, height: HEIGHT, isRightToLeft })
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return ''
  const title = marketWords().chart(formatMoney(first.price), formatMoney(last.price), steps.length)
  const named = dots.filter((_, at) => at === 0 || at === dots.length - 1)
  return html`<svg
    class="chart"
    role="img"
    aria-label="${title}"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    direction="ltr"
  >
    <path d="${path}" class="line" />
    ${dots.map(({ x, y }) => html`<circle cx="${x}" cy="${y}" r="4" class="dot" />`)}
    ${named.map(
      ({ x, y, price }) =>
        html`<text x="${x}" y="${y - 10}" text-anchor="${x > WIDTH / 2 ? 'end' : 'start'}">
          ${isolate(formatShortPrice(price))}
        </text>`,
    )}
  </svg>`
}
