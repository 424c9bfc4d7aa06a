import { plannerWords } from '#words/planner.ts'
import { isMeasure, type Measure, type MeasureName, measureOf } from '#domain/metrics/catalogue.ts'
import { planProblems } from '#domain/metrics/plan-problems.ts'
import { LONGEST_QUESTION, type PlanDraft } from '#domain/metrics/plan-schema.ts'
import {
  askAbout,
  askAboutProblem,
  nothingToCount,
  perDoubt,
  sayWhole,
  type PlanReply,
  type Reading,
  refuseWith,
  strangeWords,
  whichMeasure,
} from './find/ask-back.ts'
import { type Filter, findFilters } from './find/find-filters.ts'
import { findMeasure, type Found } from './find/find-measure.ts'
import { findShape } from './find/find-shape.ts'
import { findShare } from './find/find-share.ts'
import { closedDoubt, findTime, stateDoubt } from './find/find-time.ts'
import {
  countedBy,
  portalDoubt,
  reasonDoubt,
  settleOwnWords,
  settlePortal,
  timeMismatch,
} from './find/settle.ts'
import { follows, merge } from './find/follow-up.ts'
import { isOrder } from './words/grammar.ts'
import type { Item, Meaning } from './words/meaning.ts'
import { indexNames } from './words/names.ts'
import { type Known, lexiconOf, readWords, wordsOf } from './read-words.ts'
import { Sentence } from './words/sentence.ts'
import type { PlanQuestion } from './words/vocabulary.ts'
import { MOST_WORDS, toWords } from './words/words.ts'
import { dayOf } from '#domain/zone-time.ts'

/** The question, and the day of the house on which it is asked. */
type Asked = { question: string; today: string }

export type { PlanReply } from './find/ask-back.ts'

/**
 * Reads a question by rules, without guessing: every word is part of the plan or known to say nothing; what remains is asked about
 * by name. The same question in other words gives the same plan.
 */
export function planLocally(request: PlanQuestion, askerId: string | null): PlanReply {
  return readerOf(request, askerId).read(request.question).reply
}

/** Reads questions of one asker, who is asked the same way about each; `known` are the words that the rules and the house have. */
export function readerOf(
  request: PlanQuestion,
  askerId: string | null,
): { read: (question: string) => Reading; known: () => string[] } {
  const { vocabulary, now, house } = request
  const names = indexNames(vocabulary)
  const lexicon = lexiconOf(vocabulary.lists)
  const known = { names, lexicon, today: dayOf(now, house.zone), currency: house.currency }
  const readOnce = (question: string) => planKnown({ ...request, question }, askerId, known)
  return {
    read: (question) => {
      const { reply, items } = readOnce(question)
      const open = 'clarify' in reply ? withOpenWays(reply, (way) => readOnce(way).reply) : reply
      return { reply: open, items }
    },
    known: () => [...lexicon.words, ...wordsOf(names.keys())],
  }
}

/** Without the options that come to no answer: those that are asked back just so, or of which some word would not be understood. */
function withOpenWays(
  { clarify }: Extract<PlanReply, { clarify: unknown }>,
  planOf: (question: string) => PlanReply,
): PlanReply {
  const options = clarify.options.filter((option) => {
    const next = planOf(option)
    if (!('clarify' in next)) return 'plan' in next
    return next.clarify.options.length > 0 && next.clarify.message !== clarify.message
  })
  return { clarify: { ...clarify, options } }
}

function planKnown(request: PlanQuestion, askerId: string | null, known: Known): Reading {
  const { question, askerTeamId = null, previous = null } = request
  const said = toWords(question)
  if (question.length > LONGEST_QUESTION || said.length > MOST_WORDS)
    return {
      reply: { clarify: { message: plannerWords().tooManyWords(MOST_WORDS), options: [] } },
      items: [],
    }
  const { items, notes } = readWords(said, known)
  const sentence = new Sentence(items.map((item) => withAsker(item, askerId, askerTeamId)))
  const asked = { question, today: known.today }
  const reply = refuse(sentence) ?? doubt(sentence, question) ?? plan(sentence, asked, previous)
  const isNoted = 'plan' in reply && notes.length > 0
  return { reply: isNoted ? { ...reply, notes } : reply, items: sentence.items }
}

/** Who asks for a change, or for a record's own contents, asks the wrong place: say so instead of answering another question. */
function refuse(sentence: Sentence): PlanReply | null {
  const [forbidden] = sentence.all('forbidden')
  const { forbidden: why } = plannerWords()
  if (forbidden) return refuseWith(why[forbidden.meaning.why])
  const first = sentence.items.find(({ meaning }) => meaning.kind !== 'filler')
  const next = first && sentence.after(first)
  const isCall = first?.norm === 'call' && next?.meaning.kind === 'name'
  if (isCall || isOrder(first?.norm ?? '')) return refuseWith(why.changes)
  return null
}

/** What is known but open is asked about after what is not known at all. */
function doubt(sentence: Sentence, question: string): PlanReply | null {
  if (sentence.all('unknown').length > 0) return null
  const [first] = sentence.all('doubt', 'unsupported')
  if (!first) return null
  const { meaning, said } = first
  const message =
    meaning.kind === 'doubt' ? meaning.message : plannerWords().unsupported[meaning.what]
  return askAbout(question, { message, options: meaning.options ?? [], said })
}

function plan(sentence: Sentence, asked: Asked, previous: PlanDraft | null): PlanReply {
  const { question } = asked
  const isAboutSomething = sentence.items.some(isTelling)
  const strange = sentence.all('unknown')
  if (strange.length > 0)
    return isAboutSomething ? strangeWords(strange, question, null) : nothingToCount()
  const follow = follows(sentence, previous)
  if (follow === 'unclear') return sayWhole()
  const base = follow === 'yes' ? previous : null
  const found = findMeasure(sentence, base && isMeasure(base.measure) ? base.measure : null)
  if (!found) return isAboutSomething ? whichMeasure(question) : nothingToCount()
  if ('ask' in found) return askAbout(question, { message: found.ask, options: found.options })
  return assemble(sentence, asked, found, base)
}

/** Whether an item belongs to the house's own words, so that the question is about its numbers. */
function isTelling({ meaning }: Item): boolean {
  return ![
    'filler',
    'and',
    'unknown',
    'number',
    'time',
    'now',
    'which',
    'who',
    'not',
    'by',
    'self',
  ].includes(meaning.kind)
}

function assemble(
  sentence: Sentence,
  { question, today }: Asked,
  found: Found,
  base: PlanDraft | null,
): PlanReply {
  const named = measureOf(found.measure)
  const { arrived: isArrival, ...when } = findTime(sentence)
  const fixed: Filter[] = found.purpose
    ? [{ dimension: 'purpose', operator: 'is', values: [found.purpose] }]
    : []
  if (isArrival && named.subject === 'call')
    fixed.push({ dimension: 'direction', operator: 'is', values: ['inbound'] })
  const isNew = readNew(sentence, named, when.time !== undefined, fixed)
  const { filters: read, ask } = findFilters(sentence, named, fixed, base?.filters ?? [])
  if (ask) return askAbout(question, ask)
  const arrived = isArrival || isNew
  const { measure: measureName, filters } = base
    ? { measure: found.measure, filters: read }
    : countedBy(found.measure, read, arrived)
  const measure = measureOf(measureName)
  const own = settleOwnWords(sentence, measureName, { time: when.time, today })
  readNow(sentence, measure, filters, when.time !== undefined)
  readHold(sentence, measure)
  const shape = findShape(sentence, measure, found, filters)
  if (measure.tally !== 'other') sentence.takeAll('total')
  if (measure.subject === 'lead') sentence.takeAll('seeks')
  const { share, ask: which } = findShare(sentence, measure, filters, shape)
  if (which) return askAbout(question, which)
  const draft: PlanDraft = {
    measure: measureName,
    filters,
    ...shape,
    ...(share ? { share } : {}),
    ...when,
    ...own,
  }
  const merged = base ? merge(base, draft, sentence) : draft
  const whole = merged && settlePortal(merged)
  if (!whole) return sayWhole()
  if (sentence.left().length > 0) return strangeWords(sentence.left(), question, measureName)
  whole.filters.sort((a, b) => at(measure, a) - at(measure, b))
  const open =
    reasonDoubt(whole) ??
    portalDoubt(whole) ??
    timeMismatch(sentence, { measure: measureName, time: whole.time }, { today, isArrival }) ??
    (arrived || base?.time ? null : timeDoubt(sentence, whole, measureName))
  if (open) return askAbout(question, open)
  const [problem] = planProblems(whole, measure)
  if (problem) return askAboutProblem(problem, whole, question)
  return perDoubt({ plan: whole, measure }, sentence, question) ?? { plan: whole }
}

/** The catalogue's order of filters, so that the order of the words makes no other plan. */
function at({ filters }: Measure, { dimension }: Filter): number {
  return filters.findIndex((name) => name === dimension)
}

function timeDoubt(sentence: Sentence, { time, filters }: PlanDraft, measure: MeasureName) {
  if (!time) return null
  return measure === 'closedLeads' ? closedDoubt(sentence) : stateDoubt(measure, filters)
}

/** "New leads last week" are those that came in then; without a time, those in the stage New. */
function readNew(
  sentence: Sentence,
  { subject }: Measure,
  isTimed: boolean,
  filters: Filter[],
): boolean {
  if (!['lead', 'listing'].includes(subject) || (!isTimed && subject === 'listing')) return false
  // "Lost or new leads this week" are not those that came in this week and were lost.
  const isJoined = sentence
    .free('new')
    .some((item) =>
      [sentence.before(item), sentence.after(item)].some((one) => one?.meaning.kind === 'and'),
    )
  if (isTimed && isJoined) return false
  if (!sentence.takeAll('new')) return false
  if (!isTimed) filters.push({ dimension: 'stage', operator: 'is', values: ['new'] })
  return isTimed
}

/** Viewings that somebody holds took place; listings and leads that they hold are theirs, as any that are counted by agent. */
function readHold(sentence: Sentence, { subject }: Measure): void {
  if (subject === 'viewing') return
  sentence.use(...sentence.free('value').filter(({ norm }) => norm === 'hold' || norm === 'holds'))
}

/** Leads and listings are always counted as they are now; calls "right now" are those that go on. */
function readNow(
  sentence: Sentence,
  { subject }: Measure,
  filters: Filter[],
  isTimed: boolean,
): void {
  if (isTimed || !sentence.takeAll('now') || subject !== 'call') return
  if (!filters.some(({ dimension }) => dimension === 'state'))
    filters.push({ dimension: 'state', operator: 'is', values: ['live', 'held'] })
}

/** "My" and "my team" are whoever asks; a machine has neither. */
function withAsker(item: Item, askerId: string | null, teamId: string | null): Item {
  const { kind } = item.meaning
  if (kind === 'self' && askerId) return named(item, 'agent', askerId)
  if (kind === 'ownTeam' && teamId) return named(item, 'team', teamId)
  return item
}

function named(item: Item, dimension: 'agent' | 'team', value: string): Item {
  const meaning: Meaning = { kind: 'name', dimension, values: [value] }
  return { ...item, meaning }
}
