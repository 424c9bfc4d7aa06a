import { z } from 'zod'
import type { FieldProblem } from '../errors.ts'
import type { Measure } from './catalogue.ts'
import { type Dimension, dimensionOf } from './dimensions.ts'
import { MOST_SPLITS, type PlanDraft } from './plan-schema.ts'

/** `lacks` names what a price or a budget has to be split or narrowed by, so that whoever asks can be asked back. */
export type PlanProblem = FieldProblem & { lacks?: 'purpose' | 'intent' }

/** Everything that keeps a plan from running on this measure, each with what is possible instead. */
export function planProblems(draft: PlanDraft, measure: Measure): PlanProblem[] {
  return [
    ...splitsProblem(draft),
    ...draft.dimensions.flatMap((name, index) =>
      dimensionProblem(measure, name, `dimensions.${index}`),
    ),
    ...draft.filters.flatMap((filter, index) => filterProblem(measure, filter, `filters.${index}`)),
    ...sortProblem(draft),
    ...timeProblem('time', draft.time),
    ...timeProblem('versus', draft.versus),
    ...versusProblem(draft),
    ...averageProblem(draft, measure),
    ...shareProblem(draft, measure),
    ...mixedAmounts(draft, measure),
  ]
}

function splitsProblem({ dimensions }: PlanDraft): FieldProblem[] {
  if (dimensions.length <= MOST_SPLITS) return []
  return [
    { path: 'dimensions', message: 'a result can be split by two things at once, not by more' },
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
  listed: z.string().min(1).max(64),
  area: z.string().min(1).max(64),
  person: z.uuid(),
  team: z.uuid(),
  number: z.number().int().min(0).max(2_000_000_000),
  flag: z.boolean(),
  period: z.never(),
  record: z.never(),
} satisfies Record<Dimension['kind'], z.ZodType>

const EXPECTED = {
  choice: 'one of its values',
  listed: 'a key of its list',
  area: "an area's key",
  person: "a person's id",
  team: "a team's id",
  number: 'a whole number',
  flag: 'true or false',
  period: 'nothing: use `time`',
  record: 'nothing: records only split',
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

function timeProblem(path: 'time' | 'versus', time: PlanDraft['time']): FieldProblem[] {
  if (!time?.from || !time.to || time.from < time.to) return []
  return [
    {
      path,
      message: '`to` is the first day after the range: it must be later than `from`',
    },
  ]
}

/** Two periods stand beside each other in place of one split. */
function versusProblem({ time, versus, dimensions, averagedOver }: PlanDraft): FieldProblem[] {
  if (!versus) return []
  const problems: FieldProblem[] = []
  if (!time) problems.push({ path: 'versus', message: 'a second period needs a first: `time`' })
  if (dimensions.length > 1)
    problems.push({ path: 'versus', message: 'two periods can be split by one more thing only' })
  if (averagedOver)
    problems.push({ path: 'versus', message: 'an average over groups is of one period only' })
  return problems
}

const AVERAGED: readonly Dimension['kind'][] = ['area', 'person', 'team']

function averageProblem(draft: PlanDraft, measure: Measure): FieldProblem[] {
  const { averagedOver, dimensions } = draft
  if (!averagedOver) return []
  const over = measure.dimensions.find((name) => name === averagedOver)
  const path = 'averagedOver'
  if (measure.tally === 'other')
    return [{ path, message: `${measure.label} cannot be averaged again` }]
  if (!over || !AVERAGED.includes(dimensionOf(over).kind))
    return [{ path, message: 'averages can be taken over agents, areas or teams' }]
  if (dimensions.length === 0) return []
  return [{ path, message: 'an average over groups is one number: leave out the splits' }]
}

/** Parts are of something that is counted: of what it is narrowed to, or of what it is split by. */
function shareProblem(draft: PlanDraft, { label, subject, tally }: Measure): FieldProblem[] {
  const { share, dimensions, filters, averagedOver, versus } = draft
  if (!share) return []
  const path = 'share'
  if (tally !== 'count') return [{ path, message: `${label} has no parts in percent` }]
  if (averagedOver) return [{ path, message: 'an average over groups has no parts in percent' }]
  const narrowed = share.filter((name) => filters.some(({ dimension }) => dimension === name))
  const split = share.filter((name) => dimensions.includes(name))
  if (narrowed.length + split.length !== share.length || (narrowed.length > 0 && split.length > 0))
    return [{ path, message: 'a share is of what is narrowed to, or of what is split by' }]
  if (split.includes('area') && subject === 'lead')
    return [{ path, message: 'leads that name several areas have no shares by area' }]
  if (split.length > 0 && versus)
    return [{ path, message: 'shares of groups are of one period only' }]
  return []
}

/** A price of a sale and a rent have no middle and no common bound, and neither have the budgets for them. */
function mixedAmounts({ dimensions, filters }: PlanDraft, measure: Measure): PlanProblem[] {
  const bounds = (name: string) => filters.some(({ dimension }) => dimension === name)
  const tells = (name: string) =>
    dimensions.includes(name) ||
    filters.some(
      ({ dimension, operator, values }) =>
        dimension === name && operator === 'is' && values.length === 1,
    )
  if ((measure.unit === 'money' || bounds('price')) && !tells('purpose'))
    return [
      {
        path: 'filters',
        message: 'say whether prices of sale or of rent are meant: filter or split by purpose',
        lacks: 'purpose',
      },
    ]
  if (!bounds('budget') || tells('intent')) return []
  return [
    {
      path: 'filters',
      message: 'say whether budgets to buy or to rent are meant: filter or split by intent',
      lacks: 'intent',
    },
  ]
}
