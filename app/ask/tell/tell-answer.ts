import { type GroupValue, type PlanAnswer, splitsOf } from '#domain/metrics/answer.ts'
import { type Plan, planTally, planUnit } from '#domain/metrics/plan.ts'
import { answersWords } from '#words/answers.ts'
import { groupLabel, measureLabel, sayAmount, type Telling } from './say-values.ts'

/** The first group and the two that follow are named; the table has the others. */
const NAMED = 3

/** The answer in a sentence or two, made of the rows and of nothing else. */
export function tellAnswer(plan: Plan, result: PlanAnswer, telling: Telling): string {
  const { text } = answersWords()
  const label = measureLabel(plan)
  const known = result.rows.filter((row) => row.value !== null)
  const [first] = known
  if (!first) return text.nothing(label)
  if (splitsOf(plan).length === 0)
    return text.one(label, sayAmount(plan, first.value, telling.currency))
  const named = (row: GroupValue) =>
    text.named(nameOf(plan, row, telling), sayAmount(plan, row.value, telling.currency))
  if (plan.versus && plan.dimensions.length === 0)
    return text.beside(label, besides(plan, result, telling))
  const sign = isLowestFirst(plan) ? -1 : 1
  const ranked = known.toSorted((a, b) => sign * ((b.value ?? 0) - (a.value ?? 0)))
  const told = text.ranked(mostOf(plan), ranked.slice(0, NAMED).map(named))
  return `${tellSum(plan, result, telling.currency)} ${told}`
}

/** "12 leads (16 to 22 November 2026)", beside those of the other period. */
function besides(plan: Plan, { rows }: PlanAnswer, telling: Telling): string[] {
  return rows.map((row) =>
    answersWords().text.named(
      sayAmount(plan, row.value, telling.currency),
      nameOf(plan, row, telling),
    ),
  )
}

function isLowestFirst({ sort }: Plan): boolean {
  return sort?.by === 'measure' && sort.direction === 'ascending'
}

function mostOf(plan: Plan): string {
  const { most, fewest, highest, lowest } = answersWords().text
  const isAmount = planTally(plan) === 'other'
  if (isLowestFirst(plan)) return isAmount ? lowest : fewest
  return isAmount ? highest : most
}

/** Counts add up unless rows are missing or one lead may stand in several; rates and prices never do. */
function tellSum(plan: Plan, { rows, total }: PlanAnswer, currency: string): string {
  const { text } = answersWords()
  const [unit, tally] = [planUnit(plan), planTally(plan)]
  const groups = text.groups(total)
  const adds = tally !== 'other' && total === rows.length
  const overlaps = unit === 'leads' && plan.dimensions.includes('area')
  if (!adds || overlaps) return text.among(groups)
  const sum = rows.reduce((all, row) => all + (row.value ?? 0), 0)
  return text.sum(sayAmount(plan, sum, currency), groups)
}

function nameOf(plan: Plan, { groups }: GroupValue, telling: Telling): string {
  const { list } = answersWords().text
  return list(groups.map((_, at) => groupLabel(plan, groups, { at, ...telling })))
}
