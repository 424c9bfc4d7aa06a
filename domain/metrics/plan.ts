import { DomainError, type FieldProblem } from '../errors.ts'
import { parse } from '../parse.ts'
import { isMeasure, MEASURES, type MeasureName } from './catalogue.ts'
import { type DimensionName, isDimension } from './dimensions.ts'
import { type PlanDraft, PlanSchema } from './plan-schema.ts'
import { planProblems } from './plan-problems.ts'

export type PlanFilter = Omit<PlanDraft['filters'][number], 'dimension'> & {
  dimension: DimensionName
}
export type Plan = Omit<PlanDraft, 'measure' | 'dimensions' | 'filters' | 'averagedOver'> & {
  measure: MeasureName
  dimensions: DimensionName[]
  filters: PlanFilter[]
  averagedOver?: DimensionName
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
  const { averagedOver, ...others } = draft
  return {
    ...others,
    measure,
    dimensions: draft.dimensions.filter(isDimension),
    filters: draft.filters.flatMap(({ dimension, ...filter }) =>
      isDimension(dimension) ? [{ ...filter, dimension }] : [],
    ),
    ...(averagedOver && isDimension(averagedOver) ? { averagedOver } : {}),
  }
}

function refuse(problems: FieldProblem[]): DomainError {
  const what = problems.map((problem) => problem.message).join('; ')
  return new DomainError('invalid', `The plan cannot be run: ${what}.`, problems)
}
