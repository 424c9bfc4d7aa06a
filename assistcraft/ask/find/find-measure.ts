import { type MeasureName, measureOf, type MetricSubject } from '#domain/metrics/catalogue.ts'
import { isEnded } from '#domain/lead/fields.ts'
import { plannerWords } from '#words/planner.ts'
import type { Choice, Item } from '../words/meaning.ts'
import { isOf, type Sentence } from '../words/sentence.ts'

export type Found = {
  measure: MeasureName
  /** "The most expensive", "the longest": each record for itself, in this order. */
  each?: { dimension: 'listing' | 'call'; direction: 'ascending' | 'descending'; isOne: boolean }
  /** An order that the measure's own name brought: "the most expensive areas". */
  direction?: 'ascending' | 'descending'
  purpose?: 'sale' | 'rent'
}
export type MeasureRead = Found | { ask: string; options: string[] } | null

/** What is counted or measured; null where the question does not say. `before` is what the conversation is about. */
export function findMeasure(sentence: Sentence, before: MeasureName | null): MeasureRead {
  readAmountWords(sentence)
  const subjects = new Set(sentence.free('subject').map(({ meaning }) => meaning.subject))
  if (subjects.size > 1) return whichSubject([...subjects])
  const [named] = subjects
  const derived =
    findNamedMeasure(sentence) ?? findRanked(sentence) ?? findPrice(sentence, named ?? null)
  if (derived) {
    const { subject } = measureOf(derived.measure)
    if (named && named !== subject) return whichSubject([named, subject])
    sentence.takeAll('subject')
    return derived
  }
  sentence.takeAll('subject')
  const subject = named ?? (before ? null : implied(sentence))
  if (!subject) return before ? { measure: before } : null
  return {
    measure: subject === 'listing' && isOfPortals(sentence) ? 'portalListings' : COUNT_OF[subject],
  }
}

/** Listings on a portal are counted by what the portal says of them. */
function isOfPortals(sentence: Sentence): boolean {
  const isPortal = (name: string) => name === 'portal' || name === 'portalState'
  return (
    sentence
      .free('value')
      .some(({ meaning }) => meaning.choices.some(({ dimension }) => isPortal(dimension))) ||
    sentence.free('dimension').some(({ meaning }) => meaning.names.some(isPortal))
  )
}

const COUNT_OF = {
  lead: 'leads',
  listing: 'listings',
  call: 'calls',
  viewing: 'viewings',
  task: 'tasks',
} satisfies Record<MetricSubject, MeasureName>

function whichSubject(subjects: readonly MetricSubject[]): MeasureRead {
  const options = subjects.map((subject) => `${subject}s`)
  return { ask: plannerWords().whichIsCounted(subjects), options }
}

/** "Price under", "a budget of": the word belongs to the amount. "By price" is a split. */
function readAmountWords(sentence: Sentence): void {
  for (const item of sentence.free('price', 'budget')) {
    if (sentence.after(item)?.meaning.kind === 'amount') sentence.use(item)
  }
}

function findNamedMeasure(sentence: Sentence): Found | null {
  const [named, other] = sentence.free('measure')
  if (!named || other || isOtherSpeed(sentence, named)) return null
  sentence.use(named)
  const { measure, averaged } = named.meaning
  if (averaged && sentence.takeAll('average')) return { measure: averaged }
  if (AVERAGED.includes(measure)) sentence.takeAll('average')
  if (measure === 'responseTime') sentence.takeAll('responds')
  if (measure === 'permits') sentence.takeAll('ends')
  if (measure === 'winRate' && isOfStages(sentence, named)) return { measure: 'wentOn' }
  if (measure !== 'averageCall') return { measure }
  if (sentence.takeAll('highest')) return { measure: 'longestCall' }
  if (sentence.takeAll('total')) return { measure: 'talkTime' }
  sentence.takeAll('average')
  return { measure }
}

/** Measures that are means already: to ask for their average is to ask for them. */
const AVERAGED: readonly MeasureName[] = [
  'stageTime',
  'responseTime',
  'talkRatio',
  'interruptionsPerCall',
  'callScore',
  'daysOnMarket',
]

/** "How fast" is of answers where answers are spoken of; how fast leads are won nobody measures. */
function isOtherSpeed(sentence: Sentence, { norm }: Item): boolean {
  return (
    norm.startsWith('how ') &&
    /fast|quickly|soon/.test(norm) &&
    sentence.free('responds').length === 0
  )
}

/** "Conversion by stage", "conversion from viewing": how many went on, and not how many were won in the end. */
function isOfStages(sentence: Sentence, { norm }: Item): boolean {
  if (!norm.startsWith('conversion')) return false
  const isStage = ({ dimension, values }: Choice) =>
    dimension === 'stage' && !values.some((value) => isEnded(String(value)))
  return (
    sentence.free('dimension').some(({ meaning }) => meaning.names.includes('stage')) ||
    sentence.free('value').some(({ meaning }) => meaning.choices.some(isStage))
  )
}

/** "The most expensive villa", "the three longest calls", "the cheapest areas". */
function findRanked(sentence: Sentence): Found | null {
  const [rank] = sentence.free('rank').filter(({ meaning }) => meaning.of !== 'count')
  if (!rank) return null
  const { direction, of } = rank.meaning
  sentence.use(rank)
  const isOne = !isPlural(sentence, rank)
  if (of === 'length') {
    if (isSplit(sentence)) return direction === 'descending' ? { measure: 'longestCall' } : null
    return { measure: 'longestCall', each: { dimension: 'call', direction, isOne } }
  }
  const measure = direction === 'descending' ? 'highestPrice' : 'lowestPrice'
  if (isAboutGroups(sentence, rank)) return { measure: 'medianPrice', direction }
  if (isSplit(sentence)) return { measure }
  return { measure, each: { dimension: 'listing', direction, isOne } }
}

function isSplit(sentence: Sentence): boolean {
  return sentence.free('by').length > 0 || sentence.free('wise').length > 0
}

/** "Which area is the most expensive", "the cheapest communities". */
function isAboutGroups(sentence: Sentence, rank: Item): boolean {
  const asked = sentence.free('which').map((which) => sentence.after(which))
  return [sentence.after(rank), ...asked].some((item) => item?.meaning.kind === 'dimension')
}

/** "Longest calls", "cheapest villas": several, unless a number says how many. */
function isPlural(sentence: Sentence, rank: Item): boolean {
  const next = sentence.after(rank) ?? sentence.before(rank)
  return next ? next.norm.endsWith('s') && next.meaning.kind !== 'filler' : false
}

function findPrice(sentence: Sentence, named: MetricSubject | null): Found | null {
  const prices = sentence.free('price').filter((item) => !isSplitBy(sentence, item))
  const rents = sentence.free('rent').filter((item) => isMeasured(sentence, item, named))
  const [first] = [...prices, ...rents]
  if (!first) return null
  sentence.use(...prices, ...rents)
  const purpose =
    rents.length > 0 ? 'rent' : prices.find(({ meaning }) => meaning.purpose)?.meaning.purpose
  return { measure: aggregate(sentence), ...(purpose ? { purpose } : {}) }
}

/** "By price", "by area and price". */
function isSplitBy(sentence: Sentence, item: Item): boolean {
  let before = sentence.before(item)
  while (before && isOf(before.meaning, ['and', 'dimension'])) before = sentence.before(before)
  return before?.meaning.kind === 'by'
}

/** "Rent" is asked for where it is averaged or nothing else is; beside a noun it says what is offered. */
function isMeasured(sentence: Sentence, rent: Item, named: MetricSubject | null): boolean {
  if (sentence.after(rent)?.meaning.kind === 'amount') return false
  const isAggregated = sentence.free('average', 'median', 'highest', 'lowest').length > 0
  if (isAggregated) return true
  const beside = [sentence.before(rent), sentence.after(rent)]
  return named === null && !beside.some((item) => item && isOf(item.meaning, ['versus', 'and']))
}

function aggregate(sentence: Sentence): MeasureName {
  if (sentence.takeAll('average')) return 'averagePrice'
  if (sentence.takeAll('highest')) return 'highestPrice'
  if (sentence.takeAll('lowest')) return 'lowestPrice'
  sentence.takeAll('median')
  return 'medianPrice'
}

/** Villas are listings and missed ones calls, where nothing else is said; tenants of villas are leads. */
function implied(sentence: Sentence): MetricSubject | null {
  if (sentence.free('seeks').length > 0) return 'lead'
  const values = sentence.free('value').filter(({ meaning }) => meaning.implies)
  const people = values.filter(({ meaning }) => meaning.choices[0]?.dimension === 'intent')
  const subjects = new Set(
    (people.length > 0 ? people : values).map(({ meaning }) => meaning.implies),
  )
  const [subject] = subjects
  return subject && subjects.size === 1 ? subject : null
}
