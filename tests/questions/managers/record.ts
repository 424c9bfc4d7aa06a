import type { Covered, GoldPlan, GoldRow } from '../gold.ts'
import { count, groups, one } from '../gold.ts'
import type { House } from '../house.ts'

/** One meaning with how it is put in English and in Arabic. */
export type Asked = Covered & { en: string[]; ar: string[] }

export function asked(
  plan: GoldPlan,
  rows: (house: House) => GoldRow[],
  { en, ar }: { en: string[]; ar: string[] },
): Asked {
  return { plan, rows, en, ar, said: [...en, ...ar] }
}

/** How many of them there are. */
export function howMany<Item>(
  of: (house: House) => readonly Item[],
  keep: (item: Item) => boolean,
) {
  return (house: House) => one(count(of(house).filter(keep)))
}

/** How many of them there are of each. */
export function each<Item>(
  of: (house: House) => readonly Item[],
  keyOf: (item: Item) => string | number | null,
  keep: (item: Item) => boolean = () => true,
) {
  return (house: House) => groups(of(house).filter(keep), (item) => [keyOf(item)])
}

/** What part of them is of a kind, in percent. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10
}

export function mean(values: readonly number[], digits = 1): number | null {
  if (values.length === 0) return null
  const scale = 10 ** digits
  return Math.round((scale * values.reduce((sum, value) => sum + value, 0)) / values.length) / scale
}

export const MOST = { by: 'measure', direction: 'descending' as const }
export const LEAST = { by: 'measure', direction: 'ascending' as const }
export const TODAY = { from: '2026-11-23', to: '2026-11-24' }
export const YESTERDAY = { from: '2026-11-22', to: '2026-11-23' }
export const TOMORROW = { from: '2026-11-24', to: '2026-11-25' }
export const THIS_WEEK = { from: '2026-11-23', to: '2026-11-30' }
export const LAST_WEEK = { from: '2026-11-16', to: '2026-11-23' }
export const THIS_MONTH = { from: '2026-11-01', to: '2026-12-01' }
export const LAST_MONTH = { from: '2026-10-01', to: '2026-11-01' }
export const LAST_QUARTER = { from: '2026-07-01', to: '2026-10-01' }
export const THIS_YEAR = { from: '2026-01-01', to: '2027-01-01' }
/** As the past days are counted, today is one of them and not of their number. */
export const NEXT_30_DAYS = { from: '2026-11-23', to: '2026-12-24' }
