import { DomainError, type FieldProblem } from '../errors.ts'
import { parse } from '../parse.ts'
import { isMeasure, type Measure, measureOf, MEASURES, type MeasureName } from './catalogue.ts'
import { type DimensionName, isDimension } from './dimensions.ts'
import { type PlanDraft, PlanSchema } from './plan-schema.ts'
import { planProblems } from './plan-problems.ts'

export type PlanFilter = Omit<PlanDraft['filters'][number], 'dimension'> & {
  dimension: DimensionName
}
export type Plan = Omit<
  PlanDraft,
  'measure' | 'dimensions' | 'filters' | 'averagedOver' | 'share'
> & {
  measure: MeasureName
  dimensions: DimensionName[]
  filters: PlanFilter[]
  averagedOver?: DimensionName
  share?: DimensionName[]
}

/** A plan that can be run, or `invalid` with every problem and what is possible instead. */
export function checkPlan(input: unknown): Plan {
  const draft = parse(PlanSchema, input, 'The plan')
  const { measure } = draft
  if (!isMeasure(measure)) {
    const possible = Object.keys(MEASURES).join(', ')
    throw refuse([
      { path: 'measure', message: `there is no measure '${measure}'; possible are ${possible}` },
    ])
  }
  const problems = planProblems(draft, MEASURES[measure])
  if (problems.length > 0) throw refuse(problems.map(({ path, message }) => ({ path, message })))
  const { averagedOver, share, ...others } = draft
  return {
    ...others,
    measure,
    dimensions: draft.dimensions.filter(isDimension),
    filters: draft.filters.flatMap(({ dimension, ...filter }) =>
      isDimension(dimension) ? [{ ...filter, dimension }] : [],
    ),
    ...(averagedOver && isDimension(averagedOver) ? { averagedOver } : {}),
    ...(share ? { share: share.filter(isDimension) } : {}),
  }
}

/** What the answer's values are: parts of a whole are percent, whatever is counted. */
export function planUnit({ measure, share }: Plan): Measure['unit'] {
  return share ? 'percent' : measureOf(measure).unit
}

/** Whether the values add up: a part of a whole is no count. */
export function planTally({ measure, share }: Plan): Measure['tally'] {
  return share ? 'other' : measureOf(measure).tally
}

function refuse(problems: FieldProblem[]): DomainError {
  const what = problems.map((problem) => problem.message).join('; ')
  return new DomainError('invalid', `The plan cannot be run: ${what}.`, problems)
}
