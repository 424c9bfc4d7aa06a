import type { Period } from '../catalogue.ts'

type Priced = { price: number | null; rentPeriod: string | null; sizeSqft: number | null }
export type Asking = {
  /** How many homes it is said of. */
  count: number
  middle: number
  lowest: number
  highest: number
  /** By how many per cent this home is above the middle, or below; null where it has no price or size. */
  difference: number | null
}

/** How often each period fits into a year. */
const IN_YEAR = { year: 1, quarter: 4, month: 12, week: 52 } as const satisfies Record<
  Period,
  number
>

/** What is asked, in one measure: of a rent what it comes to in a year. */
export function wholePrice({ price, rentPeriod }: Omit<Priced, 'sizeSqft'>): number | null {
  if (price === null || price <= 0) return null
  return rentPeriod && Object.hasOwn(IN_YEAR, rentPeriod)
    ? price * IN_YEAR[rentPeriod as Period]
    : price
}

/** What is asked for a square foot: the one figure in which homes of different sizes are compared. */
export function pricePerFoot(home: Priced): number | null {
  const whole = wholePrice(home)
  return whole === null || !home.sizeSqft ? null : whole / home.sizeSqft
}

/** Where a home stands among others by its square foot; null where there is none to compare it with. */
export function askingAmong(home: Priced, others: readonly Priced[]): Asking | null {
  const known = others.flatMap((other) => pricePerFoot(other) ?? []).toSorted((a, b) => a - b)
  const [lowest, highest] = [known[0], known.at(-1)]
  if (lowest === undefined || highest === undefined) return null
  const middle = medianOf(known)
  const own = pricePerFoot(home)
  const difference = own === null ? null : Math.round((own / middle - 1) * 100)
  return { count: known.length, middle, lowest, highest, difference }
}

function medianOf(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}
