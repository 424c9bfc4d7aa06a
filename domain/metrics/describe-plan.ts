import { measureOf } from './catalogue.ts'
import { dimensionOf, type DimensionName } from './dimensions.ts'
import type { Plan, PlanFilter } from './plan.ts'

/** Names of areas, people and teams by key, as the asker's vocabulary has them. */
export type Names = ReadonlyMap<string, string>

export type PlanDescription = {
  title: string
  definition: string
  filters: string[]
  time: string | null
}

/** The question as it was understood, for whoever asked to check before believing the answer. */
export function describePlan(plan: Plan, names: Names): PlanDescription {
  const { label, definition } = measureOf(plan.measure)
  const split = plan.dimensions.map((name) => dimensionOf(name).label.toLowerCase())
  return {
    title: split.length > 0 ? `${label} by ${split.join(' and ')}` : label,
    definition,
    filters: plan.filters.map((filter) => describeFilter(filter, names)),
    time: describeTime(plan),
  }
}

/** A value of a dimension in words. */
export function labelOf(
  dimension: DimensionName,
  key: string | null,
  name?: string | null,
): string {
  const { kind, choices, unit } = dimensionOf(dimension)
  if (key === null) return kind === 'person' ? 'Nobody' : 'Not known'
  if (choices) return choices[key] ?? key
  if (kind === 'flag') return key === 'true' ? 'Yes' : 'No'
  if (dimension === 'bedrooms')
    return key === '0' ? 'Studio' : `${key} bedroom${key === '1' ? '' : 's'}`
  if (kind === 'number') return `${unit ? `${unit} ` : ''}${Number(key).toLocaleString('en-US')}`
  return name ?? key
}

const OPERATOR = { is: 'is', isNot: 'is not', atLeast: 'at least', atMost: 'at most' } as const

function describeFilter({ dimension, operator, values }: PlanFilter, names: Names): string {
  const said = values.map((value) => labelOf(dimension, String(value), names.get(String(value))))
  return `${dimensionOf(dimension).label} ${OPERATOR[operator]} ${said.join(' or ')}`
}

function describeTime({ time, measure }: Plan): string | null {
  const span = [time?.from && `from ${time.from}`, time?.to && `before ${time.to}`].filter(Boolean)
  return span.length > 0 ? `${measureOf(measure).time}: ${span.join(', ')}` : null
}
