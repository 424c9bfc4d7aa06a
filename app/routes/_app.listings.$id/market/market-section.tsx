import type { ReactNode } from 'react'
import type { Asking } from '#domain/market/asking.ts'
import type { MarketDays } from '#domain/market/days-on-market.ts'
import { pricePerFoot } from '#domain/market/asking.ts'
import { marketWords } from '#words/market.ts'
import { formatInstantDay } from '../../../components/format/format-time.ts'
import { Section } from '../../../components/kit/card.tsx'
import type { Market } from '../../../market/load-market.server.ts'
import { sayAsking, sayPerFoot } from '../../../market/say-asking.ts'
import { PriceHistory } from './price-history.tsx'

type Priced = { price: number | null; rentPeriod: string | null; sizeSqft: number | null }

/** How a home stands on the market: for how long, at which price, and beside others. */
export function MarketSection({ market, home }: { market: Market; home: Priced }) {
  const words = marketWords()
  return (
    <Section title={words.title}>
      <div className="grid gap-4">
        <dl className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-3">
          <Days days={market.days} />
          <Asked asking={market.asking} perFoot={pricePerFoot(home)} />
        </dl>
        <h3 className="text-xs font-medium text-muted">{words.prices}</h3>
        <PriceHistory steps={market.prices} until={market.now} period={home.rentPeriod} />
      </div>
    </Section>
  )
}

function Days({ days }: { days: MarketDays | null }) {
  const words = marketWords()
  if (!days) return <Figure name={words.days} value="–" note={words.neverOn} />
  const said = words.dayCount(days.days)
  const gone = days.left === 'sold' || days.left === 'let' || days.left === 'withdrawn'
  const value = gone ? words.gone[days.left as keyof typeof words.gone](said) : said
  return <Figure name={words.days} value={value} note={words.since(formatInstantDay(days.since))} />
}

function Asked({ asking, perFoot }: { asking: Asking | null; perFoot: number | null }) {
  const words = marketWords()
  if (perFoot === null) return null
  return (
    <Figure name={words.perFoot} value={sayPerFoot(perFoot)} note={asking && sayAsking(asking)} />
  )
}

function Figure({ name, value, note }: { name: string; value: ReactNode; note: ReactNode }) {
  return (
    <div className="rounded-lg border bg-surface p-3">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-1">
        <span className="block text-base font-semibold tabular-nums">{value}</span>
        {note && <span className="block text-xs text-muted">{note}</span>}
      </dd>
    </div>
  )
}
