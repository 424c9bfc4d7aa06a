import { addDays, shift, type Unit, weekday } from '#domain/metrics/time/days.ts'
import { bound, type Rolls } from '#domain/metrics/time/rolling-time.ts'
import { civil, halfOf, unitOf } from './days.ts'
import { day } from './read-day.ts'
import { numberOf } from '../words/read-numbers.ts'
import { monthName, type Named, norm, ORDINALS, phrase, UNITS, YEAR } from './time-words.ts'
import type { Word } from '../words/words.ts'

const AHEAD = ['next', 'coming', 'upcoming', 'following']
const FEW: Record<string, number> = { few: 3, couple: 2 }

/** A stretch of the calendar that begins at a word: a day, a month, "last week", "the first half of the year". */
export function period(words: readonly Word[], at: number, today: string): Named | null {
  return (
    day(words, at, today) ??
    relative(words, at, today) ??
    half(words, at, today) ??
    quarter(words, at, today) ??
    month(words, at, today) ??
    year(words, at)
  )
}

/** "This month", "last quarter", "the last 30 days", "past week", "year to date", "last weekend". */
function relative(words: readonly Word[], at: number, today: string): Named | null {
  const toDate = toDateSpan(words, at, today)
  if (toDate) return toDate
  const article = norm(words, at) === 'the' ? 1 : 0
  const which = norm(words, at + article)
  if (AHEAD.includes(which)) return ahead(words, at + article + 1, today, article + 1)
  if (!['this', 'current', 'last', 'past', 'previous', 'latest'].includes(which)) return null
  const next = at + article + 1
  if (norm(words, next) === 'weekend') {
    const saturday = addDays(today, 5 - weekday(today))
    const from = which === 'this' || which === 'current' ? saturday : addDays(saturday, -7)
    const by = from === saturday ? 0 : -1
    const rolls = {
      from: bound('week', by, { start: true, days: 5 }),
      to: bound('week', by, { start: true, days: 7 }),
    }
    return { from, to: addDays(from, 2), isDay: false, length: article + 2, rolls }
  }
  const calendar = norm(words, next) === 'calendar' ? 1 : 0
  const unit = UNITS[norm(words, next + calendar)]
  if (unit && !norm(words, next + calendar).endsWith('s')) {
    const length = article + 2 + calendar
    if (which === 'past' && unit !== 'day')
      return { ...upToToday(today, unit, -1), isDay: false, length }
    const isCurrent = which === 'this' || which === 'current'
    if (unit === 'day' && isCurrent) return null
    return { ...unitFrom(today, unit, isCurrent ? 0 : -1), isDay: false, length }
  }
  if (which === 'this' || which === 'current') return null
  return rolling(words, next, today, article + 1)
}

/** "Next week", "the next 30 days", "the coming month": today and so many more. */
function ahead(words: readonly Word[], at: number, today: string, before: number): Named | null {
  const unit = UNITS[norm(words, at)]
  if (unit && unit !== 'day' && !norm(words, at).endsWith('s'))
    return { ...unitFrom(today, unit, 1), isDay: false, length: before + 1 }
  const few = FEW[norm(words, at)]
  const count = few ?? numberOf(words[at])
  const of = few && norm(words, at + 1) === 'of' ? 1 : 0
  const many = UNITS[norm(words, at + 1 + of)]
  if (!many || count === null || count < 1 || count > 1200 || !Number.isInteger(count)) return null
  const to = addDays(shift(today, many, count), 1)
  const rolls = { from: bound('day', 0), to: bound(many, count, { days: 1 }) }
  return { from: today, to, isDay: false, length: before + 2 + of, rolls }
}

/** "The last 3 months" reach back to the same day of the month, or to its last, and take today in. */
function rolling(words: readonly Word[], at: number, today: string, before: number): Named | null {
  const few = FEW[norm(words, at)]
  const count = few ?? numberOf(words[at])
  const of = few && norm(words, at + 1) === 'of' ? 1 : 0
  const unit = UNITS[norm(words, at + 1 + of)]
  if (!unit || count === null || count < 1 || count > 1200 || !Number.isInteger(count)) return null
  return { ...upToToday(today, unit, -count), isDay: false, length: before + 2 + of }
}

/** From so many units ago on, with today. */
function upToToday(today: string, unit: Unit, by: number) {
  const rolls: Rolls = { from: bound(unit, by), to: bound('day', 1) }
  return { from: shift(today, unit, by), to: addDays(today, 1), rolls }
}

/** A whole unit of the calendar, so many from the one that holds today. */
function unitFrom(today: string, unit: Unit, by: number) {
  const rolls: Rolls = {
    from: bound(unit, by, { start: true }),
    to: bound(unit, by + 1, { start: true }),
  }
  return { ...unitOf(today, unit, by), rolls }
}

function toDateSpan(words: readonly Word[], at: number, today: string): Named | null {
  const short: Record<string, Unit> = { ytd: 'year', mtd: 'month', wtd: 'week', qtd: 'quarter' }
  const alone = short[norm(words, at)]
  const unit = alone ?? (phrase(words, at + 1, 'to date') ? UNITS[norm(words, at)] : undefined)
  if (!unit) return null
  const rolls = { from: bound(unit, 0, { start: true }), to: bound('day', 1) }
  return {
    from: unitOf(today, unit).from,
    to: addDays(today, 1),
    isDay: false,
    length: alone ? 1 : 3,
    rolls,
  }
}

/** "First half of November", "second half of the year", "H1 2026". */
function half(words: readonly Word[], at: number, today: string): Named | null {
  const short = norm(words, at) === 'h' && words[at + 1]?.glued ? norm(words, at + 1) : ''
  if (short === '1' || short === '2') return halfYear(words, at, today, short)
  const article = norm(words, at) === 'the' ? 1 : 0
  const which = norm(words, at + article)
  if ((which !== 'first' && which !== 'second') || norm(words, at + article + 1) !== 'half')
    return null
  const of = norm(words, at + article + 2) === 'of' ? 1 : 0
  const start = at + article + 2 + of
  const whole =
    relative(words, start, today) ??
    month(words, start, today) ??
    year(words, start) ??
    thisUnit(words, start, today)
  const span = whole && halfOf(whole, which)
  return whole && span ? { ...span, isDay: false, length: start + whole.length - at } : null
}

function halfYear(words: readonly Word[], at: number, today: string, which: string): Named | null {
  const said = YEAR.test(norm(words, at + 2)) ? norm(words, at + 2) : null
  const now = civil(today)
  const isAhead = which === '2' && now.month < 7
  const from = `${said ?? now.year - (isAhead ? 1 : 0)}-01-01`
  const span = halfOf({ from, to: shift(from, 'year', 1) }, which === '1' ? 'first' : 'second')
  return span && { ...span, isDay: false, length: said ? 3 : 2 }
}

/** "The month" after "first half of". */
export function thisUnit(words: readonly Word[], at: number, today: string): Named | null {
  const article = norm(words, at) === 'the' ? 1 : 0
  const unit = UNITS[norm(words, at + article)]
  return unit ? { ...unitFrom(today, unit, 0), isDay: false, length: article + 1 } : null
}

/** "Q2", "Q2 2026", "the first quarter of 2026". */
function quarter(words: readonly Word[], at: number, today: string): Named | null {
  const article = norm(words, at) === 'the' ? 1 : 0
  const spelled =
    norm(words, at + article + 1) === 'quarter'
      ? ORDINALS.indexOf(norm(words, at + article)) + 1
      : 0
  const isShort = norm(words, at) === 'q' && words[at + 1]?.glued
  const number = isShort ? Number(norm(words, at + 1)) : spelled
  if (!(number >= 1 && number <= 4)) return null
  const end = at + (isShort ? 2 : article + 2)
  const of = norm(words, end) === 'of' ? 1 : 0
  const said = YEAR.test(norm(words, end + of)) ? Number(norm(words, end + of)) : null
  const thisYear = of === 1 && phrase(words, end + 1, 'this year') ? 3 : 0
  const now = civil(today)
  const first = number * 3 - 2
  const from = `${said ?? (first > now.month ? now.year - 1 : now.year)}-${String(first).padStart(2, '0')}-01`
  const length = end - at + (said ? of + 1 : thisYear)
  return { from, to: shift(from, 'quarter', 1), isDay: false, length }
}

/** "November", "last November", "Nov 2025": the latest that has begun, where no year is said. */
function month(words: readonly Word[], at: number, today: string): Named | null {
  const which = norm(words, at)
  const skip = ['last', 'this', 'past'].includes(which) ? 1 : 0
  const number = monthName(words, at + skip)
  if (number === null) return null
  const comma = norm(words, at + skip + 1) === 'of' ? 1 : 0
  const said = YEAR.test(norm(words, at + skip + 1 + comma))
    ? Number(norm(words, at + skip + 1 + comma))
    : null
  const now = civil(today)
  const isOver = number < now.month || (number === now.month && which !== 'last')
  const from = `${said ?? (isOver ? now.year : now.year - 1)}-${String(number).padStart(2, '0')}-01`
  return {
    from,
    to: shift(from, 'month', 1),
    isDay: false,
    length: skip + 1 + (said ? comma + 1 : 0),
    month: { year: civil(from).year, month: number },
  }
}

function year(words: readonly Word[], at: number): Named | null {
  const said = norm(words, at)
  if (!YEAR.test(said)) return null
  return { from: `${said}-01-01`, to: `${Number(said) + 1}-01-01`, isDay: false, length: 1 }
}
