import { type PlanAnswer, splitsOf } from '#domain/metrics/answer.ts'
import { dimensionOf } from '#domain/metrics/dimensions.ts'
import { listOf } from '#domain/metrics/list-of.ts'
import type { Plan } from '#domain/metrics/plan.ts'
import { groupLabel, measureLabel, splitLabel, type Telling, unitOf } from './say-values.ts'

export type Column = { name: string; label: string; kind: 'dimension' | 'measure'; unit?: string }
export type Cell = string | number | null
/** A result as it is shown: one object per row, by the columns' names. */
export type AnswerTable = {
  columns: Column[]
  rows: Record<string, Cell>[]
  /** All rows that there are; more than are given when `truncated`. */
  total: number
  truncated: boolean
  /** Where the records behind each row are listed, and those behind all; null where no list can show them. */
  links: (string | null)[]
  list: string | null
}

export type Chart = {
  type: 'number' | 'bar' | 'line' | 'groupedBar'
  title: string
  /** Column names: of the axis, of what splits each place of it, and of the value. */
  x: string | null
  series: string | null
  y: string
  unit: string
}

export function answerTable(plan: Plan, result: PlanAnswer, telling: Telling): AnswerTable {
  const { measure } = plan
  const splits = splitsOf(plan)
  const columns: Column[] = [
    ...splits.map((name) => ({ name, label: splitLabel(name), kind: 'dimension' as const })),
    {
      name: measure,
      label: measureLabel(plan),
      kind: 'measure',
      unit: unitOf(plan, telling.currency),
    },
  ]
  const rows = result.rows.map(({ groups, value }) => ({
    ...Object.fromEntries(
      splits.map((name, at) => [name, groupLabel(plan, groups, { at, ...telling })]),
    ),
    [measure]: value,
  }))
  return {
    columns,
    rows,
    total: result.total,
    truncated: result.total > rows.length,
    links: result.rows.map(({ groups }) => listOf(plan, groups)),
    list: listOf(plan),
  }
}

/** The form that shows such a result best: time runs, a few groups stand beside each other, one number is a number. */
export function chartOf(
  plan: Plan,
  { title, currency }: { title: string; currency: string },
): Chart {
  const splits = splitsOf(plan)
  const calendar = plan.dimensions.find((name) => dimensionOf(name).kind === 'period')
  const x = calendar ?? plan.dimensions[0] ?? splits[0] ?? null
  return {
    type: chartType(calendar !== undefined, splits.length),
    title,
    x,
    series: splits.find((name) => name !== x) ?? null,
    y: plan.measure,
    unit: unitOf(plan, currency),
  }
}

function chartType(overTime: boolean, dimensions: number): Chart['type'] {
  if (dimensions === 0) return 'number'
  if (overTime) return 'line'
  return dimensions === 1 ? 'bar' : 'groupedBar'
}
