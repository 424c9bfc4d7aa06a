import {
  isMeasure,
  type Measure,
  MEASURES,
  type MeasureName,
  measureOf,
} from '#domain/metrics/catalogue.ts'
import { dimensionOf } from '#domain/metrics/dimensions.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { planProblems } from '#domain/metrics/plan-problems.ts'
import { type Doubt, type NamedFilter, readNames } from './read-names.ts'
import { beginReading, leftOver, type Reading, take } from './reading.ts'
import { readShape } from './read-shape.ts'
import { readTime } from './read-time.ts'
import { readValues } from './read-values.ts'
import type { PlanRequest } from './vocabulary.ts'

export type PlanReply =
  | { plan: PlanDraft }
  | { clarify: { message: string; options: string[] } }
  | { refused: { message: string } }

const EXAMPLES =
  'Ask for numbers of leads, listings or calls, for example: leads by stage, listings by area and price, calls by agent this week.'
/** Who asks for a change, or for a record's own contents, asks the wrong place: say so instead of answering another question. */
const CHANGES =
  /^(?:please |can you |could you )?(?:delete|remove|drop|update|change|set|create|add|insert|assign|publish|send|email|e-mail|call|merge|truncate|alter|grant|export)\b/i
const CONTENTS =
  /\b(?:phone numbers?|e-?mail address(?:es)?|passports?|emirates id|card numbers?|ibans?|passwords?|commissions?|salar(?:y|ies)|notes|transcripts?|names of)\b/i
const MEASURE_NAMES = Object.keys(MEASURES).filter(isMeasure)
const NAMED = ['area', 'agent', 'team'] as const
/** Words beside the catalogue's synonyms by which a measure shows. */
const SHOWS: Partial<Record<MeasureName, RegExp>> = {
  medianPrice:
    /\b(?:(?:average|mean|median|typical) (?:asking )?(?:prices?|rents?)|(?:prices?|rents?)(?= (?:of|in|for))|how (?:expensive|much (?:is|are|does|do)))\b/i,
  talkTime:
    /\b(?:talk(?:ing)? time|time on the phone|how long (?:did|do|does)[\w ]+ (?:talk|speak)|longest calls)\b/i,
  winRate: /\b(?:win rates?|conversion(?: rates?)?|close rates?)\b/i,
  leads:
    /\b(?:leads?|enquir(?:y|ies)|inquir(?:y|ies)|applicants?|prospects?|pipeline|deals?|buyers?|tenants?)\b/i,
  calls: /\b(?:calls?|phone calls?|conversations?|rang|phoned)\b/i,
  listings:
    /\b(?:listings?|propert(?:y|ies)|homes?|stock|inventory|apartments?|flats?|villas?|townhouses?|penthouses?|offices?|studios?|units?)\b/i,
}

/**
 * Reads a question by rules, without guessing: every word that could matter must have been understood. The same
 * question in other words gives the same plan.
 */
export function planLocally(
  { question, vocabulary, now }: PlanRequest,
  askerId: string | null,
): PlanReply {
  const refusal = refuse(question)
  if (refusal) return { refused: { message: refusal } }
  const reading = beginReading(question)
  const names = readNames(reading, vocabulary, askerId)
  const name = readMeasure(reading)
  if (!name)
    return names.found.length > 0 || names.doubts.length > 0
      ? whichMeasure(question)
      : { refused: { message: `This is not something I can count. ${EXAMPLES}` } }
  const measure = measureOf(name)
  const time = readTime(reading, now)
  const shape = readShape(reading, measure)
  const values = readValues(reading, measure)
  takeMeasureWords(reading, name)
  const plan: PlanDraft = {
    measure: name,
    dimensions: shape.dimensions,
    filters: [...namedFilters(names.found, shape.dimensions, measure), ...values],
    ...(time ? { time } : {}),
    ...(shape.sort ? { sort: shape.sort } : {}),
    ...(shape.limit ? { limit: shape.limit } : {}),
  }
  return (
    doubt(names.doubts, question) ??
    strangeWords([...unknownSplits(shape.unknown, name), ...leftOver(reading)], measure) ??
    holds(plan, measure, question)
  )
}

function refuse(question: string): string | null {
  if (CHANGES.test(question.trim())) return `Questions only read; they change nothing. ${EXAMPLES}`
  if (CONTENTS.test(question))
    return `Questions count records; they do not show what stands in them. ${EXAMPLES}`
  return null
}

function readMeasure(reading: Reading): MeasureName | null {
  const shown = MEASURE_NAMES.toSorted((a, b) => order(a) - order(b)).find(
    (name) => SHOWS[name]?.test(reading.text) || hasSynonym(reading, name),
  )
  return shown ?? null
}

/** What is derived goes before what is counted: "win rate of leads", "talk time of calls", "price of listings". */
function order(name: MeasureName): number {
  return ['winRate', 'medianPrice', 'talkTime', 'calls', 'leads', 'listings'].indexOf(name)
}

function hasSynonym({ text }: Reading, name: MeasureName): boolean {
  return measureOf(name).synonyms.some((synonym) =>
    new RegExp(String.raw`\b${synonym}\b`, 'i').test(text),
  )
}

function takeMeasureWords(reading: Reading, name: MeasureName): void {
  const shows = SHOWS[name]
  for (const synonym of measureOf(name).synonyms.toSorted((a, b) => b.length - a.length)) {
    take(reading, new RegExp(String.raw`\b${synonym}\b`, 'i'))
  }
  if (shows) take(reading, shows)
  // The thing that a derived measure is of: "win rate of our leads".
  take(
    reading,
    {
      lead: /\bleads?\b/i,
      listing: /\b(?:listings?|propert(?:y|ies)|homes?|units?)\b/i,
      call: /\bcalls?\b/i,
    }[measureOf(name).subject],
  )
  take(
    reading,
    /\b(?:rate|average|mean|median|typical|price|prices|minutes?|hours?|time|amount|volume|brought|come in|came in|handled|answered|taken|made|open|active|trend|over time|stands?|performance)\b/i,
  )
}

function namedFilters(
  found: NamedFilter[],
  dimensions: readonly string[],
  measure: Measure,
): PlanDraft['filters'] {
  const named = NAMED.map((dimension) => ({
    dimension,
    operator: 'is' as const,
    values: found.filter((filter) => filter.dimension === dimension).map(({ value }) => value),
  }))
  return named.filter(
    ({ dimension, values }) =>
      values.length > 0 && (measure.filters.includes(dimension) || !dimensions.includes(dimension)),
  )
}

function whichMeasure(question: string): PlanReply {
  const options = ['Leads', 'Listings', 'Calls'].map((label) => `${label}: ${question}`)
  return { clarify: { message: 'What should be counted: leads, listings or calls?', options } }
}

function doubt(doubts: readonly Doubt[], question: string): PlanReply | null {
  const [first] = doubts
  if (!first) return null
  const options = first.options.map((option) => question.replace(first.said, option)).slice(0, 10)
  return { clarify: { message: `Whom or what do you mean by “${first.said}”?`, options } }
}

/** "Top 5 areas by leads": what follows "by" is the measure itself. */
function unknownSplits(words: readonly string[], name: MeasureName): string[] {
  return words.filter((word) => !SHOWS[name]?.test(word))
}

function strangeWords(words: readonly string[], measure: Measure): PlanReply | null {
  if (words.length === 0) return null
  const said = words
    .slice(0, 3)
    .map((word) => `“${word}”`)
    .join(', ')
  const splits = measure.dimensions.map((name) => dimensionOf(name).label.toLowerCase()).join(', ')
  const message = `I did not understand ${said}. ${measure.label} can be split by ${splits}.`
  return { clarify: { message, options: [] } }
}

function holds(plan: PlanDraft, measure: Measure, question: string): PlanReply {
  const problems = planProblems(plan, measure)
  const [first] = problems
  if (!first) return { plan }
  if (first.path === 'filters' && plan.measure === 'medianPrice') {
    const asked = question.replace(/[?.!\s]+$/, '')
    return {
      clarify: {
        message: 'Are prices of sale or of rent meant?',
        options: [`${asked} for sale`, `${asked} for rent`],
      },
    }
  }
  return {
    clarify: {
      message: `${first.message.charAt(0).toUpperCase()}${first.message.slice(1)}.`,
      options: [],
    },
  }
}
