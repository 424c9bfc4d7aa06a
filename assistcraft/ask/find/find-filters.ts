import type { Measure } from '#domain/metrics/catalogue.ts'
import type { DimensionName } from '#domain/metrics/dimensions.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { plannerWords } from '#words/planner.ts'
import type { Choice, Item, Of, Per } from '../words/meaning.ts'
import { isOf, type Sentence } from '../words/sentence.ts'

export type Filter = PlanDraft['filters'][number]
export type FiltersRead = {
  filters: Filter[]
  ask?: { message: string; options: string[]; said?: string }
}

const YEARLY = { year: 1, quarter: 4, month: 12, week: 52 } satisfies Record<Per, number>
/** Below this a rent without a period may well be a month's. */
const LOWEST_YEARLY_RENT = 30_000
const RENT: Choice[] = [
  { dimension: 'purpose', values: ['rent'] },
  { dimension: 'intent', values: ['rent'] },
]

/**
 * What the question is narrowed to; `before` is what the conversation was narrowed to already. Values that this measure cannot be
 * narrowed by stay unused, and are asked about.
 */
export function findFilters(
  sentence: Sentence,
  measure: Measure,
  fixed: readonly Filter[],
  before: readonly Filter[],
): FiltersRead {
  const filters: Filter[] = [...fixed]
  let negation: { item: Item; dimension: DimensionName | null } | null = null
  for (const item of sentence.items) {
    if (item.meaning.kind === 'not') negation = { item, dimension: null }
    if (isOf(item.meaning, ['not', 'filler', 'and', 'dimension'])) continue
    const found = choiceOf(item, sentence, measure)
    // "Not Marina or JVC" denies both; "not in JVC and hot" denies the place alone.
    if (!found || (negation?.dimension && negation.dimension !== found.dimension)) negation = null
    if (!found || (negation && found.operator === 'isNot')) continue
    sentence.use(item, ...(negation ? [negation.item] : []))
    if (negation) negation.dimension = found.dimension
    add(filters, negation ? { ...found, operator: 'isNot' } : found)
  }
  useApposed(sentence)
  const ask = directionDoubt(sentence, measure) ?? contradiction(filters)
  return ask ? { filters, ask } : withAmounts(sentence, measure, filters, before)
}

/** "Calls from Omar" may be those that he made, or all of his; "from Omar to Sara" is neither's. */
function directionDoubt(sentence: Sentence, { subject }: Measure): FiltersRead['ask'] {
  for (const [at, item] of sentence.items.entries()) {
    const way = sentence.items[at - 1]?.norm ?? ''
    if (!isOf(item.meaning, ['name']) || item.meaning.dimension === 'team') continue
    const said = `${sentence.items[at - 1]?.said} ${item.said}`
    const isAgent = item.meaning.dimension === 'agent'
    if (subject === 'call' && isAgent && (way === 'from' || way === 'to'))
      return {
        message: plannerWords().callsOf(item.said),
        options: [`of ${item.said}`, `outbound of ${item.said}`, `inbound of ${item.said}`],
        said,
      }
    if (way === 'to' && sentence.items[at - 2]?.meaning.kind === 'name')
      return { message: plannerWords().notUnderstood(said), options: [`and ${item.said}`], said }
  }
  return undefined
}

/** "Open and lost leads", "answered and missed calls": nothing is both, and a sum is not what "and" surely asks for. */
function contradiction(filters: readonly Filter[]): FiltersRead['ask'] {
  const has = (dimension: string, operator: string, value?: string) =>
    filters.some(
      (one) =>
        one.dimension === dimension &&
        one.operator === operator &&
        (value === undefined || one.values.map(String).includes(value)),
    )
  if (has('stage', 'is') && has('stage', 'isNot'))
    return {
      message: plannerWords().openStages,
      options: [],
    }
  if (has('state', 'is', 'missed') && has('answered', 'is', 'true'))
    return {
      message: plannerWords().answeredAndMissed,
      options: ['by state'],
    }
  return undefined
}

/** What an item narrows this measure to, if anything. */
function choiceOf(item: Item, sentence: Sentence, measure: Measure): Choice | null {
  if (sentence.isUsed(item)) return null
  const choices = choicesOf(item)
  return choices.find(({ dimension }) => measure.filters.includes(dimension)) ?? null
}

function choicesOf({ meaning }: Item): Choice[] {
  if (meaning.kind === 'value') return meaning.choices
  if (meaning.kind === 'name') return [{ dimension: meaning.dimension, values: meaning.values }]
  if (meaning.kind === 'rent') return RENT
  if (meaning.kind === 'bedrooms' && meaning.operator === 'is')
    return [{ dimension: 'bedrooms', values: meaning.values }]
  return []
}

function add(filters: Filter[], { dimension, operator = 'is', values }: Choice): void {
  const same = filters.find((one) => one.dimension === dimension && one.operator === operator)
  if (same) same.values = [...new Set([...same.values, ...values])]
  else filters.push({ dimension, operator, values: [...values] })
}

/** "The agent Omar", "stage Offer", "the Bayut portal": the word for what the value is says nothing more. */
function useApposed(sentence: Sentence): void {
  for (const item of sentence.free('dimension')) {
    const beside = [sentence.after(item), sentence.before(item)].filter((one) => one !== null)
    const isSaid = beside.some(
      (one) =>
        sentence.isUsed(one) &&
        isOf(one.meaning, ['value', 'name']) &&
        choicesOf(one).some(({ dimension }) => item.meaning.names.includes(dimension)),
    )
    if (isSaid && sentence.before(item)?.meaning.kind !== 'by') sentence.use(item)
  }
}

function withAmounts(
  sentence: Sentence,
  measure: Measure,
  filters: Filter[],
  before: readonly Filter[],
): FiltersRead {
  for (const item of sentence.free('bedrooms')) {
    if (!measure.filters.includes('bedrooms')) continue
    sentence.use(item)
    filters.push({
      dimension: 'bedrooms',
      operator: item.meaning.operator,
      values: item.meaning.values,
    })
  }
  const dimension = (['price', 'budget'] as const).find((name) => measure.filters.includes(name))
  const amounts = sentence.free('amount')
  const exact = amounts.filter(({ meaning }) =>
    meaning.bounds.some(({ operator }) => operator === 'is'),
  )
  for (const item of dimension && exact.length < 2 ? amounts : []) {
    const rents = [...before, ...filters].some(
      (one) => ['purpose', 'intent'].includes(one.dimension) && one.values.includes('rent'),
    )
    const ask = amountDoubt(item.meaning, item.said, rents)
    if (ask) return { filters, ask }
    sentence.use(item)
    for (const { operator, value } of item.meaning.bounds) {
      const yearly = value * YEARLY[item.meaning.per ?? 'year']
      filters.push({ dimension: dimension ?? 'price', operator, values: [yearly] })
    }
  }
  return { filters }
}

/** Rents are compared per year: what is said per month is converted, and what may be either is asked. */
function amountDoubt({ bounds, per }: Of<'amount'>, said: string, rents: boolean) {
  if (per && !rents)
    return {
      message: plannerWords().soundsLikeRent(said),
      options: [`for rent ${said}`],
      said,
    }
  if (per || !rents || bounds.every(({ value }) => value >= LOWEST_YEARLY_RENT)) return null
  return {
    message: plannerWords().rentPer(said),
    options: [`${said} per month`, `${said} per year`],
    said,
  }
}
