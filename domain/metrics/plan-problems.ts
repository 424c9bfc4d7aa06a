import { z } from 'zod'
import type { FieldProblem } from '../errors.ts'
import type { Measure } from './catalogue.ts'
import { type Dimension, dimensionOf } from './dimensions.ts'
import type { PlanDraft } from './plan-schema.ts'

/** Everything that keeps a plan from running on this measure, each with what is possible instead. */
export function planProblems(draft: PlanDraft, measure: Measure): FieldProblem[] {
  return [
    ...draft.dimensions.flatMap((name, index) =>
      dimensionProblem(measure, name, `dimensions.${index}`),
    ),
    ...draft.filters.flatMap((filter, index) => filterProblem(measure, filter, `filters.${index}`)),
    ...sortProblem(draft),
    ...timeProblem(draft.time),
    ...mixedPrices(draft),
  ]
}

function dimensionProblem(measure: Measure, name: string, path: string): FieldProblem[] {
  if (measure.dimensions.some((known) => known === name)) return []
  const possible = measure.dimensions.join(', ')
  return [
    { path, message: `${measure.label} cannot be split by '${name}'; possible are ${possible}` },
  ]
}

function filterProblem(
  measure: Measure,
  filter: PlanDraft['filters'][number],
  path: string,
): FieldProblem[] {
  const name = measure.filters.find((known) => known === filter.dimension)
  if (!name) {
    const possible = measure.filters.join(', ')
    return [
      {
        path,
        message: `${measure.label} cannot be narrowed by '${filter.dimension}'; possible are ${possible}`,
      },
    ]
  }
  const dimension = dimensionOf(name)
  const bounded = filter.operator === 'atLeast' || filter.operator === 'atMost'
  if (bounded && dimension.kind !== 'number') {
    return [{ path, message: `${dimension.label} takes 'is' or 'isNot', not '${filter.operator}'` }]
  }
  if (bounded && filter.values.length > 1) {
    return [{ path, message: `'${filter.operator}' takes one value` }]
  }
  return filter.values.flatMap((value, index) =>
    valueProblem(dimension, value, `${path}.values.${index}`),
  )
}

const VALUES = {
  choice: z.string(),
  area: z.string().min(1).max(64),
  person: z.uuid(),
  team: z.uuid(),
  number: z.number().int().min(0).max(2_000_000_000),
  flag: z.boolean(),
  period: z.never(),
} satisfies Record<Dimension['kind'], z.ZodType>

const EXPECTED = {
  choice: 'one of its values',
  area: "an area's key",
  person: "a person's id",
  team: "a team's id",
  number: 'a whole number',
  flag: 'true or false',
  period: 'nothing: use `time`',
} satisfies Record<Dimension['kind'], string>

function valueProblem(dimension: Dimension, value: unknown, path: string): FieldProblem[] {
  if (dimension.choices && !Object.hasOwn(dimension.choices, String(value))) {
    const possible = Object.keys(dimension.choices).join(', ')
    return [
      { path, message: `${dimension.label} has no '${String(value)}'; possible are ${possible}` },
    ]
  }
  if (VALUES[dimension.kind].safeParse(value).success) return []
  return [
    {
      path,
      message: `${dimension.label} takes ${EXPECTED[dimension.kind]}, not '${String(value)}'`,
    },
  ]
}

function sortProblem({ sort, dimensions }: PlanDraft): FieldProblem[] {
  if (!sort || sort.by === 'measure' || dimensions.includes(sort.by)) return []
  return [{ path: 'sort.by', message: `sort by ${['measure', ...dimensions].join(' or ')}` }]
}

function timeProblem(time: PlanDraft['time']): FieldProblem[] {
  if (!time?.from || !time.to || time.from < time.to) return []
  return [
    {
      path: 'time',
      message: '`to` is the first day after the range: it must be later than `from`',
    },
  ]
}

/** A price of a sale and a rent have no middle. */
function mixedPrices({ measure, dimensions, filters }: PlanDraft): FieldProblem[] {
  if (measure !== 'medianPrice' || dimensions.includes('purpose')) return []
  const purpose = filters.find(
    (filter) => filter.dimension === 'purpose' && filter.operator === 'is',
  )
  if (purpose?.values.length === 1) return []
  return [
    {
      path: 'filters',
      message: 'say whether prices of sale or of rent are meant: filter or split by purpose',
    },
  ]
}
