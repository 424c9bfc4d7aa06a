import type { PriceStep } from '#domain/market/price-steps.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { currentLanguage, directionOf } from '#words/catalogue/language.ts'
import { marketWords } from '#words/market.ts'
import { formatMoney, formatShortPrice } from '../../../components/format/format-money.ts'
import { formatPercent } from '../../../components/format/format-percent.ts'
import { formatInstantDay } from '../../../components/format/format-time.ts'
import { Table } from '../../../components/kit/table.tsx'
import { priceLine } from '../../../market/price-line.ts'

const WIDTH = 480
const HEIGHT = 120

type PriceHistoryProps = { steps: readonly PriceStep[]; until: string; period: string | null }

/** What was asked for a home over time: drawn, and beside it in figures for whoever does not see a drawing. */
export function PriceHistory({ steps, until, period }: PriceHistoryProps) {
  const words = marketWords()
  if (steps.length === 0) return <p className="text-sm text-faint">{words.noPrices}</p>
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      <Chart steps={steps} until={until} />
      <Table
        caption={words.prices}
        rows={steps.toReversed()}
        rowKey={({ at }) => at}
        columns={[
          { key: 'at', header: words.date, cell: ({ at }) => formatInstantDay(at) },
          {
            key: 'price',
            header: words.price,
            numeric: true,
            cell: ({ price }) => formatMoney(price, period),
          },
          {
            key: 'change',
            header: words.change,
            numeric: true,
            cell: ({ change }) => (change === null ? words.first : formatPercent(change)),
          },
        ]}
      />
    </div>
  )
}

function Chart({ steps, until }: Pick<PriceHistoryProps, 'steps' | 'until'>) {
  const isRightToLeft = directionOf(currentLanguage()) === 'rtl'
  const { path, dots } = priceLine(steps, { until, width: WIDTH, height: HEIGHT, isRightToLeft })
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return null
  const title = marketWords().chart(formatMoney(first.price), formatMoney(last.price), steps.length)
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block w-full self-start"
      direction="ltr"
    >
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth={2} strokeLinejoin="round" />
      {dots.map(({ x, y, price }, at) => (
        <g key={steps[at]?.at}>
          <circle
            cx={x}
            cy={y}
            r={3.5}
            fill="var(--accent)"
            stroke="var(--surface)"
            strokeWidth={2}
          />
          {(at === 0 || at === dots.length - 1) && (
            <text
              x={x}
              y={y - 9}
              textAnchor={x > WIDTH / 2 ? 'end' : 'start'}
              className="fill-ink text-xs font-medium"
            >
              {isolate(formatShortPrice(price))}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
