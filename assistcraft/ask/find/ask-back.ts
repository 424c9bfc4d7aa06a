import { type Measure, type MeasureName, measureOf } from '#domain/metrics/catalogue.ts'
import type { DimensionName } from '#domain/metrics/dimensions.ts'
import type { PlanProblem } from '#domain/metrics/plan-problems.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { answersWords } from '#words/answers.ts'
import { plannerWords } from '#words/planner.ts'
import { optionInArabic } from '../arabic/options-in-arabic.ts'
import type { Item } from '../words/meaning.ts'
import type { Sentence } from '../words/sentence.ts'
import { isArabic } from '../words/words.ts'

export type PlanReply =
  /** `notes`: slips of the pen that were read as something. */
  | { plan: PlanDraft; notes?: string[] }
  | { clarify: { message: string; options: string[] } }
  | { refused: { message: string } }

/** What a question came to, and what each of its words said. */
export type Reading = { reply: PlanReply; items: readonly Item[] }

const UNITS = ['day', 'week', 'month'] as const
const PER = /(?:^| )(?:per|each|every|a)$/
const MOST_OPTIONS = 10
export const LONGEST_OPTION = 200
const MOST_NAMED = 5

export function refuseWith(message: string): PlanReply {
  return { refused: { message: `${message} ${plannerWords().examples}` } }
}

export function nothingToCount(): PlanReply {
  return refuseWith(plannerWords().nothingToCount)
}

/** A question back; each option is a whole question in its own language, the words that were `said` put as they may be meant. */
export function askAbout(
  question: string,
  { message, options = [], said = '' }: { message: string; options?: string[]; said?: string },
): PlanReply {
  const plain = withoutEnd(question.trim())
  const whole = options.map((way) => {
    const option = isArabic(plain) ? optionInArabic(way) : way
    if (said && plain.includes(said)) return plain.replace(said, () => option)
    return `${plain} ${option}`.trim()
  })
  return {
    clarify: {
      message,
      options: whole.filter((one) => one.length <= LONGEST_OPTION).slice(0, MOST_OPTIONS),
    },
  }
}

function withoutEnd(question: string): string {
  let end = question.length
  while (/[?؟.!\s]/.test(question.charAt(end - 1))) end -= 1
  return question.slice(0, end)
}

/** Every word that nothing was made of, by name, with what is close to it and what is possible. */
export function strangeWords(
  items: readonly Item[],
  question: string,
  measure: MeasureName | null,
): PlanReply {
  const words = plannerWords()
  const named = items
    .filter(({ said }) => said !== '')
    .slice(0, MOST_NAMED)
    .map(({ said }) => said.slice(0, 40))
  const [first] = items
  const close = first?.meaning.kind === 'unknown' ? first.meaning.close : []
  const label = measure && answersWords().measures[measure].label
  const strange = words.strange(named, items.length > named.length, label)
  const message = `${strange} ${measure ? possibleOf(measure) : words.examples}`
  return askAbout(question, { message, options: close, said: first?.said ?? '' })
}

function possibleOf(name: MeasureName): string {
  const { measures, dimensions } = answersWords()
  const { dimensions: splits, filters } = measureOf(name)
  const labelsOf = (names: readonly DimensionName[]) => names.map((one) => dimensions[one])
  return plannerWords().possible(measures[name].label, labelsOf(splits), labelsOf(filters))
}

/** Where a follow-up leaves open what stays of the plan before. */
export function sayWhole(): PlanReply {
  return { clarify: { message: plannerWords().sayWhole, options: [] } }
}

export function whichMeasure(question: string): PlanReply {
  return askAbout(question, {
    message: plannerWords().whatIsCounted,
    options: ['leads', 'listings', 'calls', 'viewings', 'tasks'],
  })
}

/** What keeps the plan from running, in a sentence, and the questions that would run where they can be said. */
export function askAboutProblem(
  { message, lacks }: PlanProblem,
  plan: PlanDraft,
  question: string,
): PlanReply {
  if (lacks === 'purpose')
    return askAbout(question, {
      message: plannerWords().salePrices,
      options: ['for sale', 'for rent'],
    })
  if (lacks === 'intent')
    return askAbout(question, {
      message: plannerWords().buyBudgets,
      options: ['who want to buy', 'who want to rent'],
    })
  return { clarify: { message: plannerWords().cannotRun(message), options: [] } }
}

/** "Average rent per month": a month's rent, or how rents went month by month. */
export function perDoubt(
  { plan, measure }: { plan: PlanDraft; measure: Measure },
  sentence: Sentence,
  question: string,
): PlanReply | null {
  const per = sentence.items.find(({ norm }) => PER.test(norm))
  const next = per && sentence.after(per)
  const unit = UNITS.find((one) => one === next?.norm)
  if (!per || !next || !unit || measure.unit !== 'money' || !plan.dimensions.includes(unit))
    return null
  const said = `${per.said} ${next.said}`.trim()
  const plain = [`في ${said}`, said].reduce((rest, words) => rest.replace(words, ''), question)
  return askAbout(plain.replaceAll('  ', ' '), {
    message: plannerWords().rentsPerYear(unit),
    options: ['', `by ${unit}`],
  })
}
