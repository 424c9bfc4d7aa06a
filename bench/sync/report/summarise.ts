import type { Figures } from '../load/figures.ts'

export type Spread = { median: number; min: number; max: number }
export type Summary = Record<string, Spread>

/** Of what must not happen at all, the worst run counts and not the one in the middle. */
const WORST_COUNTS = /lost|failed|early/

/** The median of each figure over the runs, with its range. */
export function summariseRuns(runs: readonly Figures[]): Summary {
  const names = new Set(runs.flatMap((figures) => Object.keys(figures)))
  return Object.fromEntries([...names].map((name) => [name, spread(name, valuesOf(runs, name))]))
}

export function mediansOf(summary: Summary): Figures {
  return Object.fromEntries(Object.entries(summary).map(([name, { median }]) => [name, median]))
}

function valuesOf(runs: readonly Figures[], name: string): number[] {
  return runs.flatMap((figures) => figures[name] ?? [])
}

function spread(name: string, values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  const last = sorted.length - 1
  const middle = WORST_COUNTS.test(name) ? last : last >> 1
  return { median: at(middle), min: at(0), max: at(last) }
}
