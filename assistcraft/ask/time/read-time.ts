import { plannerWords } from '#words/planner.ts'
import type { TimeRange } from '#domain/metrics/plan-schema.ts'
import { addDays, shift } from '#domain/metrics/time/days.ts'
import type { Bound } from '#domain/metrics/time/rolling-time.ts'
import { dayOfMonth } from './days.ts'
import { bareDay, missingDay, strange } from './read-day.ts'
import type { Read } from '../words/read-numbers.ts'
import { period, thisUnit } from './read-period.ts'
import { type Named, norm } from './time-words.ts'
import type { Word } from '../words/words.ts'

const UNITS = ['week', 'month', 'quarter', 'year'] as const
const LEADING = new Set([
  'in',
  'during',
  'over',
  'within',
  'for',
  'on',
  'at',
  'of',
  'the',
  'throughout',
  'across',
])

/**
 * The time that begins at a word, in the house's calendar with weeks from Monday; null where none does. A day that does not exist is
 * told, never rolled over.
 */
export function readTime(words: readonly Word[], at: number, today: string): Read | null {
  for (let start = at; start <= at + leading(words, at); start += 1) {
    const read =
      between(words, start, today) ?? open(words, start, today) ?? plain(words, start, today)
    if (read) return { ...read, length: start - at + read.length }
  }
  return null
}

function leading(words: readonly Word[], at: number): number {
  let count = 0
  while (count < 3 && LEADING.has(norm(words, at + count))) count += 1
  return count
}

/** "The beginning of the month", from which on something is asked. */
function beginningOf(words: readonly Word[], at: number, today: string): Named | null {
  const article = norm(words, at) === 'the' ? 1 : 0
  if (
    !['beginning', 'start'].includes(norm(words, at + article)) ||
    norm(words, at + article + 1) !== 'of'
  )
    return null
  const start = at + article + 2
  const whole = period(words, start, today) ?? thisUnit(words, start, today)
  if (!whole) return null
  return { ...whole, length: article + 2 + whole.length }
}

/** "The last month" may be the one before this, or the month up to today. */
function lastDoubt(words: readonly Word[], at: number): Read | null {
  const unit = UNITS.find((one) => one === norm(words, at + 2))
  const isOpen = norm(words, at) === 'the' && norm(words, at + 1) === 'last'
  if (!isOpen || !unit || norm(words, at + 3) === 'of') return null
  return strange(3, plannerWords().lastUnit(unit), [`last ${unit}`, `in the past ${unit}`])
}

function plain(words: readonly Word[], at: number, today: string): Read | null {
  const doubt = missingDay(words, at, today) ?? lastDoubt(words, at)
  if (doubt) return doubt
  const named = period(words, at, today)
  return named && time(whole(named), named.length)
}

/** "Between 1 and 15 November", "from May to July", "1-15 November", "November 1 to 15". */
function between(words: readonly Word[], at: number, today: string): Read | null {
  const opening = norm(words, at)
  const opens = opening === 'between' || opening === 'from'
  const start = at + (opens ? 1 : 0)
  const joints =
    opening === 'between'
      ? ['and', 'to', '-', '&']
      : ['to', 'until', 'till', 'through', '-', 'upto']
  const first = period(words, start, today)
  const bare = first ? null : bareDay(words, start)
  const middle = start + (first?.length ?? bare?.length ?? 0)
  if ((!first && !bare) || !joints.includes(norm(words, middle))) return null
  const second = period(words, middle + 1, today)
  const last = second ?? followingDay(words, middle + 1, first)
  if (!last) return null
  const from = first?.from ?? (bare && last.month && dayOfMonth(last.month, bare.day))
  const length = middle + 1 + last.length - at
  if (!from) return strange(length, plannerWords().noSuchDay)
  if (from >= last.to && (bare || first?.isDay)) return strange(length, plannerWords().endsFirst)
  const begin = from < last.to ? from : shift(from, 'year', -1)
  // A first end that was set a year back moves by no rule.
  const moves = begin === from ? first?.rolls?.from : undefined
  return time({ from: begin, to: last.to, ...rolling(moves, last.rolls?.to) }, length)
}

/** The 15 of "November 1 to 15". */
function followingDay(words: readonly Word[], at: number, first: Named | null): Named | null {
  const bare = bareDay(words, at)
  const day = bare && first?.month && first.isDay ? dayOfMonth(first.month, bare.day) : null
  return bare && day ? { from: day, to: addDays(day, 1), isDay: true, length: bare.length } : null
}

/** "Since yesterday", "before May", "after last Monday", "from October". */
function open(words: readonly Word[], at: number, today: string): Read | null {
  const word = norm(words, at)
  const isStart = word === 'starting'
  const skip =
    1 +
    (isStart && ['from', 'in', 'on'].includes(norm(words, at + 1)) ? 1 : 0) +
    (norm(words, at + 1) === 'to' ? 1 : 0)
  const beginning = beginningOf(words, at + skip, today)
  const article = beginning ? 0 : leading(words, at + skip)
  const named = beginning ?? period(words, at + skip + article, today)
  if (!named) return null
  const length = skip + article + named.length
  const isOnward = ['on', 'onward', 'onwards'].includes(norm(words, at + length)) ? 1 : 0
  if (word === 'since' || isStart || (word === 'from' && isOnward))
    return time({ from: named.from, ...rolling(named.rolls?.from, undefined) }, length + isOnward)
  if (word === 'from') {
    if (!named.isDay || ['today', 'yesterday'].includes(norm(words, at + skip + article)))
      return time(whole(named), length, true)
    const said = words
      .slice(at + skip, at + length)
      .map((one) => one.said)
      .join(' ')
    return {
      length,
      meaning: {
        kind: 'doubt',
        message: plannerWords().onlyOrSince(said),
        options: [`on ${said}`, `since ${said}`],
      },
    }
  }
  if (word === 'after')
    return time({ from: named.to, ...rolling(named.rolls?.to, undefined) }, length)
  if (word === 'before')
    return time({ to: named.from, ...rolling(undefined, named.rolls?.from) }, length)
  if (['until', 'till'].includes(word) || (word === 'up' && norm(words, at + 1) === 'to'))
    return time({ to: named.to, ...rolling(undefined, named.rolls?.to) }, length)
  return null
}

function whole({ from, to, rolls }: Named): TimeRange {
  return { from, to, ...(rolls ? { rolls } : {}) }
}

function rolling(from: Bound | undefined, to: Bound | undefined): Pick<TimeRange, 'rolls'> {
  return from || to ? { rolls: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } : {}
}

function time(range: TimeRange, length: number, from = false): Read {
  return { meaning: { kind: 'time', range, from }, length }
}
