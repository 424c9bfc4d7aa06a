import { type MeasureName, measureOf } from '#domain/metrics/catalogue.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { bound } from '#domain/metrics/time/rolling-time.ts'
import { plannerWords } from '#words/planner.ts'
import type { Sentence } from '../words/sentence.ts'
import { monthName, norm, SHORT_WEEKDAYS, WEEKDAYS } from '../time/time-words.ts'
import { toWords } from '../words/words.ts'
import type { Filter } from './find-filters.ts'
import { isClosed } from './find-time.ts'

type Ask = { message: string; options: string[] }
type Settled = { measure: MeasureName; filters: Filter[] }

/**
 * The measure by which it is counted: leads that were won or lost by when they were, unless it is asked when they came; those that
 * came then by how many of them are won; tasks that are done by when they were.
 */
export function countedBy(found: MeasureName, filters: Filter[], arrived: boolean): Settled {
  if (found === 'winRate' && arrived) return { measure: 'cohortWon', filters }
  if (found === 'leads' && !arrived && isClosed(filters)) return { measure: 'closedLeads', filters }
  const done = filters.find(({ dimension }) => dimension === 'done')
  if (found === 'tasks' && done?.operator === 'is' && done.values[0] === true)
    return { measure: 'tasksDone', filters: filters.filter((one) => one !== done) }
  return { measure: found, filters }
}

/** Words that only some measures have a place for, and what those say of the time. */
export function settleOwnWords(
  sentence: Sentence,
  measure: MeasureName,
  { time, today }: { time: PlanDraft['time']; today: string },
): Pick<PlanDraft, 'time'> {
  if (measureOf(measure).subject === 'task') sentence.takeAll('due')
  if (measure !== 'permits') return {}
  sentence.takeAll('due')
  return sentence.takeAll('expired') && !time
    ? { time: { to: today, rolls: { to: bound('day', 0) } } }
    : {}
}

/** What is on a portal is what is live there, unless another state is said or asked for. */
export function settlePortal(plan: PlanDraft): PlanDraft {
  const tells = [...plan.dimensions, ...plan.filters.map(({ dimension }) => dimension)]
  if (plan.measure !== 'portalListings' || tells.includes('portalState')) return plan
  return {
    ...plan,
    filters: [...plan.filters, { dimension: 'portalState', operator: 'is', values: ['live'] }],
  }
}

/** Measures whose time lies ahead as well as behind. */
function looksAhead(measure: MeasureName): boolean {
  return ['viewings', 'tasks', 'permits'].includes(measure)
}

/** Times that this measure does not look at: what is still ahead, a Monday that may be either, when a task was made. */
export function timeMismatch(
  sentence: Sentence,
  { measure, time }: { measure: MeasureName; time: PlanDraft['time'] },
  { today, isArrival }: { today: string; isArrival: boolean },
): Ask | null {
  const words = plannerWords()
  const ahead = looksAhead(measure)
  if (isArrival && (ahead || measure === 'tasksDone' || measure === 'portalListings'))
    return { message: words.otherTime(measure), options: [] }
  if (!ahead && time?.from && time.from > today) return { message: words.stillAhead, options: [] }
  const bare = ahead && sentence.all('time').find(({ norm: said }) => isBare(said))
  return bare ? { message: words.lastOrComing(bare.said), options: [] } : null
}

/** "On Friday", "in December": the last one or the coming one. */
function isBare(said: string): boolean {
  const words = toWords(said).filter(
    ({ norm: word }) => !['on', 'in', 'for', 'during'].includes(word),
  )
  const [only, other] = words
  if (!only || other) return false
  const isDay = WEEKDAYS.includes(only.norm) || Object.hasOwn(SHORT_WEEKDAYS, only.norm)
  return isDay || monthName(words, 0) !== null || norm(words, 0) === 'weekend'
}

/** What is on other portals may be on this one as well: what is missing there is not told by what was told to the others. */
export function portalDoubt({ measure, filters }: PlanDraft): Ask | null {
  const isMissing = filters.some(
    ({ dimension, operator }) => dimension === 'portal' && operator === 'isNot',
  )
  return measure === 'portalListings' && isMissing
    ? { message: plannerWords().notOnPortal, options: [] }
    : null
}

/** Reasons are those of lost leads; nothing else has any. */
export function reasonDoubt({ dimensions, filters }: PlanDraft): Ask | null {
  const isLost = filters.some(
    ({ dimension, operator, values }) =>
      dimension === 'stage' && operator === 'is' && values.length === 1 && values[0] === 'lost',
  )
  if (!dimensions.includes('lostReason') || isLost) return null
  return { message: plannerWords().reasons, options: [] }
}
