import type { Measure } from '#domain/metrics/catalogue.ts'
import { dimensionOf, type DimensionName } from '#domain/metrics/dimensions.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import type { Filter } from './find-filters.ts'
import type { Found } from './find-measure.ts'
import { isMore } from './find-time.ts'
import type { Item } from '../words/meaning.ts'
import { isOf, type Sentence } from '../words/sentence.ts'

export type Shape = Pick<PlanDraft, 'dimensions' | 'sort' | 'limit' | 'averagedOver'>

/** So many records are listed for "the longest calls" without a number. */
const SEVERAL = 10
const MOST_LISTED = 100

/** How the answer is laid out: split by what, in which order, how many. */
export function findShape(
  sentence: Sentence,
  measure: Measure,
  found: Found,
  filters: readonly Filter[],
): Shape {
  const dimensions = findSplits(sentence, measure)
  const order = findOrder(sentence, measure, found, dimensions)
  useWho(sentence, measure, dimensions, order !== null)
  addCompared(sentence, measure, filters, dimensions)
  const over = averagedOver(sentence, measure, dimensions)
  if (over) return { dimensions: [], averagedOver: over }
  if (found.each) return listEach(sentence, found.each, dimensions)
  if (!order || dimensions.length === 0) return { dimensions }
  sentence.use(...order.items)
  const limit = findLimit(sentence)
  return {
    dimensions,
    sort: { by: 'measure', direction: order.direction },
    ...(limit ? { limit } : {}),
  }
}

/** "By agent and area", "area wise", "which source", "in each stage". */
function findSplits(sentence: Sentence, measure: Measure): DimensionName[] {
  const dimensions: DimensionName[] = []
  const take = (item: Item | null): boolean => {
    const name = item && splitOf(item, measure)
    if (!item || !name) return false
    sentence.use(item)
    if (!dimensions.includes(name)) dimensions.push(name)
    return true
  }
  for (const opening of sentence.free('by', 'which')) {
    let next = afterJoints(sentence, opening)
    if (isOf(next?.meaning, ['top', 'rank', 'number'])) next = next && sentence.after(next)
    const noun = next?.meaning.kind === 'value' ? sentence.after(next) : next
    if (noun && isOwnNoun(noun, measure)) sentence.use(opening)
    while (take(next)) {
      sentence.use(opening)
      next = next && nextJoined(sentence, next)
    }
  }
  for (const wise of sentence.free('wise')) if (take(sentence.before(wise))) sentence.use(wise)
  // "For rent monthly" may say what the rent is per.
  const isPriced = measure.unit === 'money' || sentence.all('amount').length > 0
  for (const item of isPriced ? [] : sentence.free('dimension'))
    if (item.meaning.splits || /(?:ly|\b(\w+) (?:by|on|to) \1)$/.test(item.norm)) take(item)
  useIdle(sentence)
  return dimensions
}

/** The next item, or the one after "and", "by" or a comma. */
function nextJoined(sentence: Sentence, item: Item): Item | null {
  let next = sentence.after(item)
  if (next?.meaning.kind === 'and') next = sentence.after(next)
  else if (next?.meaning.kind !== 'by') return null
  if (next?.meaning.kind === 'by') {
    sentence.use(next)
    next = sentence.after(next)
  }
  return next
}

function afterJoints(sentence: Sentence, item: Item): Item | null {
  const next = sentence.after(item)
  if (next?.meaning.kind !== 'by') return next
  sentence.use(next)
  return sentence.after(next)
}

function splitOf({ meaning }: Item, measure: Measure): DimensionName | null {
  if (meaning.kind === 'price')
    return measure.dimensions.find((name) => name === 'priceBand') ?? null
  if (meaning.kind !== 'dimension') return null
  return meaning.names.find((name) => measure.dimensions.includes(name)) ?? null
}

/** "Areas by leads": what is counted, said once more. */
function isOwnNoun({ meaning }: Item, { subject }: Measure): boolean {
  return (meaning.kind === 'subject' && meaning.subject === subject) || meaning.kind === 'measure'
}

/** "Calls by Omar", "which are open": the word only leads on to what is understood by itself. */
function useIdle(sentence: Sentence): void {
  for (const item of sentence.free('by')) {
    const next = sentence.after(item)
    if (next && isOf(next.meaning, ['name', 'self'])) sentence.use(item)
  }
  for (const item of sentence.free('which')) {
    const next = sentence.after(item)
    if (next && !isOf(next.meaning, ['dimension', 'unknown'])) sentence.use(item)
  }
}

type Order = { direction: 'ascending' | 'descending'; items: Item[] }

/** "Top", "the most", "the fewest", "highest": they order groups; "best" does only where the measure is a grade. */
function findOrder(
  sentence: Sentence,
  measure: Measure,
  found: Found,
  dimensions: DimensionName[],
): Order | null {
  const asks = sentence.all('who', 'which').length > 0
  const ranks = sentence
    .free('rank')
    .filter((item) => item.meaning.of === 'count' && (asks || !isMore(item)))
  const tops = sentence
    .free('top')
    .filter(
      ({ meaning }) =>
        !meaning.vague || measure.tally === 'other' || isByOwnNoun(sentence, measure),
    )
  const extremes = sentence.free('highest', 'lowest')
  const items = [...ranks, ...tops, ...extremes]
  if (items.length === 0 && !found.direction) return null
  for (const item of sentence.free('dimension')) {
    const name = splitOf(item, measure)
    if (!name || dimensions.length > 1) continue
    sentence.use(item)
    dimensions.push(name)
  }
  const [first] = ranks.length > 0 ? ranks : tops
  const direction =
    found.direction ??
    first?.meaning.direction ??
    (extremes.some(({ meaning }) => meaning.kind === 'lowest') ? 'ascending' : 'descending')
  return { direction, items }
}

function isByOwnNoun(sentence: Sentence, measure: Measure): boolean {
  return sentence.all('by').some((by) => {
    const next = sentence.after(by)
    return next !== null && isOwnNoun(next, measure)
  })
}

/** "Who won the most" asks for agents; in "tenants who" the word only leads on. */
function useWho(
  sentence: Sentence,
  measure: Measure,
  dimensions: DimensionName[],
  isOrdered: boolean,
): void {
  for (const who of sentence.free('who')) {
    const before = sentence.before(who)
    const leadsOn = before !== null && isOf(before.meaning, ['subject', 'value'])
    if (leadsOn) sentence.use(who)
    else if (isOrdered && measure.dimensions.includes('agent')) {
      sentence.use(who)
      if (!dimensions.includes('agent')) dimensions.push('agent')
    }
  }
}

/** "Villas vs apartments": the values stand beside each other. */
function addCompared(
  sentence: Sentence,
  measure: Measure,
  filters: readonly Filter[],
  dimensions: DimensionName[],
): void {
  const versus = sentence.free('versus')
  if (versus.length === 0) return
  const compared = filters.find(({ operator, values }) => operator === 'is' && values.length > 1)
  const name = measure.dimensions.find((one) => one === compared?.dimension)
  if (!name) return
  sentence.use(...versus)
  if (!dimensions.includes(name)) dimensions.unshift(name)
}

const AVERAGED = ['person', 'area', 'team']

function averagedOver(
  sentence: Sentence,
  measure: Measure,
  dimensions: readonly DimensionName[],
): DimensionName | null {
  const averages = sentence.free('average')
  const [over, other] = dimensions
  if (averages.length === 0 || measure.tally === 'other' || !over || other) return null
  if (!AVERAGED.includes(dimensionOf(over).kind)) return null
  sentence.use(...averages)
  return over
}

function listEach(
  sentence: Sentence,
  each: NonNullable<Found['each']>,
  dimensions: DimensionName[],
): Shape {
  sentence.use(...sentence.free('top').filter(({ meaning }) => !meaning.vague))
  const limit = findLimit(sentence) ?? (each.isOne ? 1 : SEVERAL)
  return {
    dimensions: [each.dimension, ...dimensions],
    sort: { by: 'measure', direction: each.direction },
    limit,
  }
}

function findLimit(sentence: Sentence): number | null {
  const [number, other] = sentence.free('number')
  if (!number || other) return null
  const { value } = number.meaning
  if (!Number.isInteger(value) || value < 1 || value > MOST_LISTED) return null
  sentence.use(number)
  return value
}
