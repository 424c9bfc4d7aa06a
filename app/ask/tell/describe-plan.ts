import type { DimensionName } from '#domain/metrics/dimensions.ts'
import type { Plan, PlanFilter } from '#domain/metrics/plan.ts'
import { LONGEST_QUESTION } from '#domain/metrics/plan-schema.ts'
import { answersWords } from '#words/answers.ts'
import { measureLabel, saySpan, sayValue, splitLabel, type Telling } from './say-values.ts'

export type PlanDescription = {
  title: string
  definition: string
  filters: string[]
  time: string | null
}

/** The question as it was understood, for whoever asked to check before believing the answer. */
export function describePlan(plan: Plan, telling: Telling): PlanDescription {
  return {
    title: describeTitle(plan),
    definition: describeDefinition(plan),
    filters: plan.filters.map((filter) => describeFilter(plan, filter, telling)),
    time: describeTime(plan),
  }
}

/** The whole plan in one line: what it is called where nobody has put it in words, or where their words no longer say when. */
export function namePlan({ title, filters, time }: Omit<PlanDescription, 'definition'>): string {
  const name = [title, ...filters, time].filter(Boolean).join(' · ')
  return name.length > LONGEST_QUESTION ? `${name.slice(0, LONGEST_QUESTION - 1)}…` : name
}

/** Of a share also what is the part and what the whole. */
function describeDefinition({ measure, share }: Plan): string {
  const words = answersWords()
  const { definition } = words.measures[measure]
  return share ? `${words.sharedBy(share.map(splitLabel))} ${definition}` : definition
}

function describeTitle(plan: Plan): string {
  const { title } = answersWords()
  return [describeOrder(plan), plan.limit ? title.first(plan.limit) : null]
    .filter((part) => part !== null)
    .reduce(title.ordered, describeSplits(plan))
}

/** Records one by one are told by what they are ordered by. */
function describeSplits(plan: Plan): string {
  const { dimensions, versus, averagedOver } = plan
  const { title } = answersWords()
  const label = measureLabel(plan)
  if (averagedOver) return title.averaged(label, splitLabel(averagedOver))
  if (dimensions.includes('call')) return title.records.call
  if (dimensions.includes('listing')) return title.records.listing
  const splits = dimensions.map(splitLabel)
  if (versus) splits.unshift(splitLabel('period'))
  return splits.length > 0 ? title.by(label, splits) : label
}

function describeOrder({ sort, dimensions }: Plan): string | null {
  const { title } = answersWords()
  if (!sort) return null
  if (sort.by === 'measure')
    return sort.direction === 'ascending' ? title.lowestFirst : title.highestFirst
  const split = dimensions.find((name) => name === sort.by)
  return split ? title[sort.direction](splitLabel(split)) : null
}

/** One of what it is narrowed to. */
export function describeFilter(
  { filters }: Plan,
  { dimension, operator, values }: PlanFilter,
  telling: Telling,
): string {
  const { filter } = answersWords()
  const said = values.map((value) => sayValue(dimension, String(value), telling))
  const whole = filter[operator](splitLabel(dimension), said)
  return isPerYear(filters, dimension) ? filter.perYear(whole) : whole
}

/** Rents and budgets for them are compared per year, and said so. */
function isPerYear(filters: readonly PlanFilter[], dimension: DimensionName): boolean {
  if (dimension !== 'price' && dimension !== 'budget') return false
  return filters.some(
    (one) =>
      (one.dimension === 'purpose' || one.dimension === 'intent') && one.values.includes('rent'),
  )
}

/** Over which time, by what of the records. */
export function describeTime({ time, versus, measure }: Plan): string | null {
  const spans = [time, versus].flatMap((span) => (span?.from || span?.to ? [span] : []))
  if (spans.length === 0) return null
  const words = answersWords()
  return words.when(words.measures[measure].time, spans.map(saySpan))
}
