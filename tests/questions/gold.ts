import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import type { Call, House, Lead, Listing } from './house.ts'

/** What a row of the answer is: its keys, in the order of the splits, and its value last. */
export type GoldRow = [...keys: (string | null)[], value: number | null]
export type GoldPlan = Partial<PlanDraft> & { measure: string }

/** One meaning: the plan and the rows that are right, and the ways in which people put it. */
export type Covered = { plan: GoldPlan; rows?: (house: House) => GoldRow[]; said: string[] }

/** A question that has no one answer: asked back, or refused. */
export type Uncovered = {
  kind: 'ambiguous' | 'unanswerable' | 'forbidden'
  said: string[]
}

/** A question that stands on the answer before it. */
export type FollowUp = { before: string; gold: Covered | 'asked back'; said: string[] }

type Filters = NonNullable<GoldPlan['filters']>
type Key = string | number | boolean | null

export function is(dimension: string, ...values: (string | number | boolean)[]): Filters[number] {
  return { dimension, operator: 'is', values }
}

export function isNot(dimension: string, ...values: (string | number | boolean)[]) {
  return { dimension, operator: 'isNot' as const, values }
}

export function atMost(dimension: string, value: number): Filters[number] {
  return { dimension, operator: 'atMost', values: [value] }
}

export function atLeast(dimension: string, value: number): Filters[number] {
  return { dimension, operator: 'atLeast', values: [value] }
}

/** One row per group, with what `valueOf` makes of its items. */
export function groups<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => Key[],
  valueOf: (items: Item[]) => number | null = count,
): GoldRow[] {
  const found = new Map<string, { keys: Key[]; items: Item[] }>()
  for (const item of items) {
    const keys = keysOf(item)
    const group = found.get(JSON.stringify(keys)) ?? { keys, items: [] }
    group.items.push(item)
    found.set(JSON.stringify(keys), group)
  }
  return [...found.values()].map(({ keys, items: own }) => [...keys.map(text), valueOf(own)])
}

/** The first of the groups by value. */
export function ranked(
  rows: readonly GoldRow[],
  direction: 'most' | 'least',
  limit = 100,
): GoldRow[] {
  const sign = direction === 'most' ? -1 : 1
  return rows
    .toSorted(
      (a, b) =>
        sign * (Number(a.at(-1)) - Number(b.at(-1))) || (String(a[0]) < String(b[0]) ? -1 : 1),
    )
    .slice(0, limit)
}

export function one(value: number | null): GoldRow[] {
  return [[value]]
}

/** A lead that names two areas stands under both. */
export function byArea(leads: readonly Lead[]): GoldRow[] {
  return groups(
    leads.flatMap(({ areas }) => (areas.length > 0 ? areas : [null])),
    (area) => [area],
  )
}

export function count(items: readonly unknown[]): number {
  return items.length
}

/** Within these days of Dubai, which is four hours ahead; the last is the first day after. */
export function within(instant: string | null, from: string, to = '2100-01-01'): boolean {
  return instant !== null && dayOf(instant) >= from && dayOf(instant) < to
}

export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 4 * 3_600_000).toISOString().slice(0, 10)
}

export function monthOf(instant: string): string {
  return `${dayOf(instant).slice(0, 7)}-01`
}

export function weekOf(instant: string): string {
  const day = new Date(dayOf(instant))
  const monday = day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000
  return new Date(monday).toISOString().slice(0, 10)
}

export function yearly({ price, purpose, rentPeriod }: Listing): number | null {
  return price !== null && purpose === 'rent' && rentPeriod === 'month' ? price * 12 : price
}

export function budget({ budgetMax, budgetPeriod }: Lead): number | null {
  return budgetMax !== null && budgetPeriod === 'month' ? budgetMax * 12 : budgetMax
}

export function median(listings: readonly Listing[]): number | null {
  const prices = priced(listings).toSorted((a, b) => a - b)
  if (prices.length === 0) return null
  const half = (prices.length - 1) / 2
  return Math.round(((prices[Math.floor(half)] ?? 0) + (prices[Math.ceil(half)] ?? 0)) / 2)
}

export function mean(listings: readonly Listing[]): number | null {
  const prices = priced(listings)
  return prices.length === 0 ? null : Math.round(sum(prices) / prices.length)
}

export function priced(listings: readonly Listing[]): number[] {
  return listings.map(yearly).filter((price) => price !== null)
}

/** Talked seconds of a call; none where it was not answered or has not ended. */
export function seconds({ answeredAt, endedAt }: Call): number | null {
  return answeredAt && endedAt ? (Date.parse(endedAt) - Date.parse(answeredAt)) / 1000 : null
}

export function talked(calls: readonly Call[]): number[] {
  return calls.map(seconds).filter((length) => length !== null)
}

export function minutes(length: number): number {
  return Math.round((length / 60) * 10) / 10
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}

export function winRate(leads: readonly Lead[]): number | null {
  const ended = leads.filter(({ stage }) => stage === 'won' || stage === 'lost')
  if (ended.length === 0) return null
  return (
    Math.round((1000 * ended.filter(({ stage }) => stage === 'won').length) / ended.length) / 10
  )
}

function text(key: Key): string | null {
  return key === null ? null : String(key)
}
