import type { Figures } from '../scenarios/scenario.ts'

export type Spread = { median: number; min: number; max: number }
export type Summary = Record<string, Spread>

/** The median of each figure over the runs, with its range. */
export function summariseRuns(runs: readonly Figures[]): Summary {
  const names = new Set(runs.flatMap((figures) => Object.keys(figures)))
  return Object.fromEntries([...names].map((name) => [name, spread(valuesOf(runs, name))]))
}

export function mediansOf(summary: Summary): Figures {
  return Object.fromEntries(Object.entries(summary).map(([name, { median }]) => [name, median]))
}

function valuesOf(runs: readonly Figures[], name: string): number[] {
  return runs.flatMap((figures) => figures[name] ?? [])
}

function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  return { median: at((sorted.length - 1) >> 1), min: at(0), max: at(sorted.length - 1) }
}
