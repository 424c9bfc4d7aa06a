import type { Asking } from '#domain/market/asking.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { marketWords } from '#words/market.ts'
import { formatMoney } from '../components/format/format-money.ts'
import { formatShare } from '../components/format/format-percent.ts'
import { perUnit, sizeUnit } from '../components/format/format-size.ts'

/** What is asked for one unit of size, in the house's unit. */
export function sayPerFoot(perFoot: number): string {
  // By many feet, so that what is left after the point counts.
  return `${formatMoney(perUnit(perFoot * 1_000_000, 1_000_000))} / ${sizeUnit()}`
}

/** Where a home stands among those that are like it. */
export function sayAsking({ count, middle, difference }: Asking): string {
  const words = marketWords()
  const among = `${words.among(count)}: ${isolate(sayPerFoot(middle))}`
  if (difference === null) return among
  const by = formatShare(Math.abs(difference))
  const stands =
    difference === 0 ? words.asOthers : difference > 0 ? words.above(by) : words.below(by)
  return `${stands} · ${among}`
}
