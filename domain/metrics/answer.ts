import { measureOf } from './catalogue.ts'
import { labelOf } from './describe-plan.ts'
import { dimensionOf } from './dimensions.ts'
import type { Plan } from './plan.ts'

export type Group = { key: string | null; name: string | null }
export type GroupValue = { groups: Group[]; value: number | null }

export type Column = { name: string; label: string; kind: 'dimension' | 'measure'; unit?: string }
export type Cell = string | number | null
/** A result as it is shown: one object per row, by the columns' names. */
export type AnswerTable = {
  columns: Column[]
  rows: Record<string, Cell>[]
  /** All rows that there are; more than are given when `truncated`. */
  total: number
  truncated: boolean
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

export function answerTable(
  plan: Plan,
  result: { rows: readonly GroupValue[]; total: number },
): AnswerTable {
  const measure = measureOf(plan.measure)
  const columns: Column[] = [
    ...plan.dimensions.map((name) => ({
      name,
      label: dimensionOf(name).label,
      kind: 'dimension' as const,
    })),
    { name: plan.measure, label: measure.label, kind: 'measure', unit: measure.unit },
  ]
  const rows = result.rows.map(({ groups, value }) => ({
    ...Object.fromEntries(plan.dimensions.map((name, at) => [name, groupLabel(plan, groups, at)])),
    [plan.measure]: value,
  }))
  return { columns, rows, total: result.total, truncated: result.total > rows.length }
}

/** The form that shows such a result best: time runs, a few groups stand beside each other, one number is a number. */
export function chartOf(plan: Plan, title: string): Chart {
  const { unit } = measureOf(plan.measure)
  const period = plan.dimensions.find((name) => dimensionOf(name).kind === 'period')
  const x = period ?? plan.dimensions[0] ?? null
  const series = plan.dimensions.find((name) => name !== x) ?? null
  return {
    type: chartType(period !== undefined, plan.dimensions.length),
    title,
    x,
    series,
    y: plan.measure,
    unit,
  }
}

function chartType(overTime: boolean, dimensions: number): Chart['type'] {
  if (dimensions === 0) return 'number'
  if (overTime) return 'line'
  return dimensions === 1 ? 'bar' : 'groupedBar'
}

/** The answer in a sentence or two, made of the rows and of nothing else. */
export function tellAnswer(
  plan: Plan,
  result: { rows: readonly GroupValue[]; total: number },
): string {
  const { label } = measureOf(plan.measure)
  const [first, ...others] = result.rows.filter((row) => row.value !== null)
  if (!first) return `There is nothing to count: no ${label.toLowerCase()} match.`
  if (plan.dimensions.length === 0) return `${label}: ${amount(plan, first.value)}.`
  const ranked = [first, ...others].toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const [top, ...rest] = ranked
  const lead = top ? `${mostOf(plan)}: ${nameOf(plan, top)} (${amount(plan, top.value)})` : ''
  const next = rest.slice(0, 2).map((row) => `${nameOf(plan, row)} (${amount(plan, row.value)})`)
  const following = next.length > 0 ? `, then ${next.join(' and ')}` : ''
  return `${sumOf(plan, result)}${lead}${following}.`
}

function mostOf(plan: Plan): string {
  const { unit } = measureOf(plan.measure)
  return unit === 'percent' || unit === 'AED' ? 'Highest' : 'Most'
}

/** Counts add up unless rows are missing or one lead may stand in several; rates and prices never do. */
function sumOf(
  plan: Plan,
  { rows, total }: { rows: readonly GroupValue[]; total: number },
): string {
  const { unit } = measureOf(plan.measure)
  const groups = `${total} ${total === 1 ? 'group' : 'groups'}`
  const adds = unit !== 'percent' && unit !== 'AED' && total === rows.length
  const overlaps = unit === 'leads' && plan.dimensions.includes('area')
  if (!adds || overlaps) return `${groups}. `
  const sum = rows.reduce((all, row) => all + (row.value ?? 0), 0)
  return `${amount(plan, sum)} in ${groups}. `
}

function amount(plan: Plan, value: number | null): string {
  const { unit } = measureOf(plan.measure)
  const number = (value ?? 0).toLocaleString('en-US', { maximumFractionDigits: 1 })
  if (unit === 'AED') return `AED ${number}`
  if (unit === 'percent') return `${number}%`
  return `${number} ${value === 1 ? unit.slice(0, -1) : unit}`
}

function nameOf(plan: Plan, { groups }: GroupValue): string {
  return groups.map((_, at) => groupLabel(plan, groups, at)).join(', ')
}

function groupLabel(plan: Plan, groups: readonly Group[], at: number): string {
  const name = plan.dimensions[at]
  const group = groups[at]
  return name && group ? labelOf(name, group.key, group.name) : 'Not known'
}
