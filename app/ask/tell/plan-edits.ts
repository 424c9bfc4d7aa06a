import type { Vocabulary } from '#db/pace/ask/vocabulary.ts'
import { measureOf } from '#domain/metrics/catalogue.ts'
import { dimensionOf, type DimensionName } from '#domain/metrics/dimensions.ts'
import type { Plan, PlanFilter } from '#domain/metrics/plan.ts'
import { MOST_SPLITS } from '#domain/metrics/plan-schema.ts'
import { describeFilter, describePlan, describeTime, namePlan } from './describe-plan.ts'
import { otherTimes, sound } from './time-edits.ts'
import { sayValue, splitLabel, type Telling } from './say-values.ts'

/** A plan that one press runs in place of this one, by what it is called then: the question that was asked says another. */
type Choice = { label: string; plan: Plan; called: string }
/** A part of a plan as it is shown: what it would be without it, and with another value in its place. */
type Chip = {
  said: string
  without: Plan | null
  calledWithout: string | null
  options: Choice[]
}
export type PlanEdits = {
  chips: Chip[]
  /** What it can be split by beside what it is. */
  splits: Choice[]
  /** What it can be narrowed to in time, where it is not. */
  times: Choice[]
  /** What a time of one's own days is put into; null where two periods stand beside each other. */
  between: { plan: Plan; called: string } | null
}

/** Longer lists of areas or people are no menu: they are asked for in words. */
const MOST_OPTIONS = 60

/** What can be changed about a plan without words. Each choice is whole and has been checked: whoever takes it cannot go wrong. */
export function planEdits(
  plan: Plan,
  telling: Telling,
  { vocabulary, today }: { vocabulary: Vocabulary; today: string },
): PlanEdits {
  const filters = plan.filters.map((filter, at) => ({
    said: describeFilter(plan, filter, telling),
    ...without(withoutFilter(plan, at), telling),
    options: otherValues(plan, at, { telling, vocabulary }),
  }))
  const splits = plan.dimensions.map((name) => ({
    said: splitLabel(name),
    ...without(withoutSplit(plan, name), telling),
    options: [],
  }))
  const timeless = { ...plan }
  delete timeless.time
  delete timeless.versus
  const said = describeTime(plan)
  const options = otherTimes(plan, today).map((one) => ({
    ...one,
    called: called(one.plan, telling),
  }))
  const times = said ? [{ said, ...without(timeless, telling), options }] : []
  return {
    chips: [...filters, ...splits, ...times],
    splits: otherSplits(plan, telling),
    times: said ? [] : options,
    between: plan.versus ? null : { plan: timeless, called: called(timeless, telling) },
  }
}

function without(plan: Plan, telling: Telling): Pick<Chip, 'without' | 'calledWithout'> {
  const whole = sound(plan)
  return { without: whole, calledWithout: whole && called(whole, telling) }
}

function called(plan: Plan, telling: Telling): string {
  return namePlan(describePlan(plan, telling))
}

function withoutFilter(plan: Plan, at: number): Plan {
  const gone = plan.filters[at]?.dimension
  return withShare({ ...plan, filters: plan.filters.filter((_, index) => index !== at) }, gone)
}

function withoutSplit(plan: Plan, name: DimensionName): Plan {
  const { sort, limit, ...others } = plan
  const dimensions = plan.dimensions.filter((one) => one !== name)
  const kept = dimensions.length > 0 && sort?.by !== name
  return withShare(
    {
      ...others,
      dimensions,
      ...(kept && sort ? { sort } : {}),
      ...(kept && limit ? { limit } : {}),
    },
    name,
  )
}

/** A share of what is no longer said is none. */
function withShare(plan: Plan, gone: string | undefined): Plan {
  const { share, ...others } = plan
  const left = share?.filter((name) => name !== gone) ?? []
  return left.length > 0 ? { ...others, share: left } : others
}

function otherValues(
  plan: Plan,
  at: number,
  { telling, vocabulary }: { telling: Telling; vocabulary: Vocabulary },
): Choice[] {
  const filter = plan.filters[at]
  const [value, other] = filter?.values ?? []
  if (!filter || filter.operator !== 'is' || other !== undefined) return []
  const values = valuesOf(filter.dimension, vocabulary).filter((one) => one !== value)
  if (values.length > MOST_OPTIONS) return []
  return values.flatMap((one) => {
    const changed: PlanFilter = { ...filter, values: [one] }
    const whole = sound({ ...plan, filters: plan.filters.with(at, changed) })
    if (!whole) return []
    const label = sayValue(filter.dimension, String(one), telling)
    return [{ label, plan: whole, called: called(whole, telling) }]
  })
}

function valuesOf(name: DimensionName, vocabulary: Vocabulary): (string | boolean)[] {
  const { kind, choices, list } = dimensionOf(name)
  if (choices) return Object.keys(choices)
  if (list)
    return vocabulary.lists[list].filter(({ isRetired }) => !isRetired).map(({ key }) => key)
  switch (kind) {
    case 'flag':
      return [true, false]
    case 'area':
      return vocabulary.areas.map(({ key }) => key)
    case 'person':
      return vocabulary.people.map(({ id }) => id)
    case 'team':
      return vocabulary.teams.map(({ id }) => id)
    default:
      return []
  }
}

function otherSplits(plan: Plan, telling: Telling): Choice[] {
  if (plan.dimensions.length >= MOST_SPLITS || plan.averagedOver) return []
  return measureOf(plan.measure)
    .dimensions.filter(
      (name) => !plan.dimensions.includes(name) && dimensionOf(name).kind !== 'record',
    )
    .flatMap((name) => {
      const whole = sound({ ...plan, dimensions: [...plan.dimensions, name] })
      return whole ? [{ label: splitLabel(name), plan: whole, called: called(whole, telling) }] : []
    })
}
