import { isEnded } from '#domain/lead/fields.ts'
import type { MeasureName } from '#domain/metrics/catalogue.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import type { Filter } from './find-filters.ts'
import { plannerWords } from '#words/planner.ts'
import type { Item } from '../words/meaning.ts'
import { isOf, type Sentence } from '../words/sentence.ts'

type Ask = { message: string; options: string[]; said?: string }
export type TimeRead = Pick<PlanDraft, 'time' | 'versus'> & { arrived: boolean }

/** When: one period, or two that stand beside each other. */
export function findTime(sentence: Sentence): TimeRead {
  const [first, second, third] = sentence.free('time')
  const arrived = sentence.takeAll('arrived')
  if (!first || third) return { arrived }
  if (!second) {
    sentence.use(first)
    return { time: first.meaning.range, arrived }
  }
  const compared = [...sentence.free('versus'), ...sentence.free('rank').filter(isMore)]
  if (compared.length === 0 && !areJoined(sentence, first, second)) return { arrived }
  sentence.use(first, second, ...compared)
  return { time: first.meaning.range, versus: second.meaning.range, arrived }
}

function areJoined(sentence: Sentence, first: Item, second: Item): boolean {
  const between = sentence.after(first)
  return between !== null && isOf(between.meaning, ['and']) && sentence.after(between) === second
}

/** "More calls this month than last": the word compares, and orders only where it is asked who has more. */
export function isMore({ norm }: Item): boolean {
  return norm === 'more' || norm === 'fewer'
}

/** Whether all that is counted was won or lost; it is counted then by when it was, unless its coming is asked for. */
export function isClosed(filters: readonly Filter[]): boolean {
  return filters.some(
    ({ dimension, operator, values }) =>
      dimension === 'stage' && operator === 'is' && values.every((value) => isEnded(String(value))),
  )
}

/** "Lost leads from October" may be those that came then, or those that were lost then. */
export function closedDoubt(sentence: Sentence): Ask | null {
  const from = sentence.all('time').find(({ meaning }) => meaning.from)
  if (!from) return null
  const plain = from.said.replace(/^(?:from|من) /iu, '')
  return {
    message: plannerWords().cameOrClosed(plain),
    options: [`that came in in ${plain}`, `in ${plain}`],
    said: from.said,
  }
}

function isState({ dimension, values }: Filter): boolean {
  return (
    dimension === 'stage' || dimension === 'status' || (dimension === 'owned' && values[0] === true)
  )
}

/** Their time is when the state began, so that nothing is open. */
const TELL_WHEN: readonly MeasureName[] = [
  'closedLeads',
  'winRate',
  'reached',
  'wentOn',
  'stageTime',
  'permits',
  'daysOnMarket',
]

/** What stands in a state now says nothing of the state then: "open leads last month" leaves open which is meant. */
export function stateDoubt(measure: MeasureName, filters: readonly Filter[]): Ask | null {
  const state = filters.find(isState)
  if (!state || TELL_WHEN.includes(measure)) return null
  const { reachedOrCame, stateThen } = plannerWords()
  if (state.dimension === 'stage' && state.operator === 'is')
    return { message: reachedOrCame, options: ['that reached it', 'that came in'] }
  return {
    message: state.dimension === 'status' ? stateThen.listing : stateThen.lead,
    options: [],
  }
}
