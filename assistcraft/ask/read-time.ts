import { en } from 'chrono-node'
import { type CivilDate, dubaiDate, toIsoDate } from '../tasks/dates/civil-date.ts'
import { type Reading, remove, take } from './reading.ts'

export type TimeRange = { from?: string; to?: string }

const UNIT = '(day|week|month|quarter|year)'
const COUNTS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
  few: 3,
  couple: 2,
}
const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december'
const SHORT_MONTHS = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'

/** The period that a question is about, in Dubai's calendar with weeks from Monday; `to` is the first day after. */
export function readTime(reading: Reading, now: string): TimeRange | null {
  const today = dubaiDate(now)
  const readers = [readBetween, readRelative, readCalendar, readMonth, readOpen, readDay]
  for (const read of readers) {
    const range = read(reading, today, now)
    if (range) return range
  }
  return null
}

/** "Between 1 March and 15 March", "from May to July". */
function readBetween(reading: Reading, _today: CivilDate, now: string): TimeRange | null {
  const match =
    /\b(?:between|from) (.{3,24}?) (?:and|to|until|till) ([^,?.]{3,24}?)(?=[,?.]|$| by | per )/i.exec(
      reading.taken,
    )
  const from = match?.[1] ? parseDay(match[1], now) : null
  const to = match?.[2] ? parseDay(match[2], now) : null
  if (!match || !from || !to || from.day >= addDays(to.day, 1)) return null
  remove(reading, match.index, match.index + match[0].length)
  return { from: from.day, to: to.isMonth ? nextMonth(to.day) : addDays(to.day, 1) }
}

/** "The last 30 days", "past two weeks", today included. */
function readRelative(reading: Reading, today: CivilDate): TimeRange | null {
  const [match] = take(
    reading,
    new RegExp(
      String.raw`\b(?:in |over |during |for )?(?:the )?(?:last|past|previous) (\d{1,3}|${Object.keys(COUNTS).join('|')})(?: of)? ${UNIT}s\b`,
      'i',
    ),
  )
  if (!match) return null
  const count = Number(match[1]) || COUNTS[(match[1] ?? '').toLowerCase()] || 1
  return { from: shift(today, match[2] ?? 'day', -count), to: addDays(toIsoDate(today), 1) }
}

/** "This month", "last quarter", "today", "yesterday", "year to date". */
function readCalendar(reading: Reading, today: CivilDate): TimeRange | null {
  const [day] = take(reading, /\b(today|yesterday|tonight|this morning)(?:'s)?\b/i)
  if (day) {
    const start = addDays(toIsoDate(today), day[1]?.toLowerCase() === 'yesterday' ? -1 : 0)
    return { from: start, to: addDays(start, 1) }
  }
  const [toDate] = take(reading, /\b(?:(year|month|week) to date|(ytd|mtd))\b/i)
  if (toDate) {
    const unit = toDate[1] ?? (toDate[2]?.toLowerCase() === 'mtd' ? 'month' : 'year')
    return { from: startOf(today, unit.toLowerCase()), to: addDays(toIsoDate(today), 1) }
  }
  const [match] = take(
    reading,
    new RegExp(
      String.raw`\b(?:in |during |for )?(?:the )?(this|current|last|previous|past|next)(?: calendar)? ${UNIT}(?:'s)?\b`,
      'i',
    ),
  )
  if (!match) return null
  const unit = (match[2] ?? 'day').toLowerCase()
  const which = (match[1] ?? '').toLowerCase()
  const steps = which === 'next' ? 1 : which === 'this' || which === 'current' ? 0 : -1
  const start = shift(civil(startOf(today, unit)), unit, steps)
  return { from: start, to: shift(civil(start), unit, 1) }
}

/** "In March", "in March 2026", "in 2025", "Q2 2026": the latest that has begun, where no year is said. */
function readMonth(reading: Reading, today: CivilDate): TimeRange | null {
  const [quarter] = take(reading, /\b(?:in )?Q([1-4])(?: (20\d\d))?\b/i)
  if (quarter) {
    const month = (Number(quarter[1]) - 1) * 3 + 1
    const year = Number(quarter[2]) || (month > today.month ? today.year - 1 : today.year)
    return {
      from: toIsoDate({ year, month, day: 1 }),
      to: toIsoDate({ year, month: month + 3, day: 1 }),
    }
  }
  const [named] = take(
    reading,
    new RegExp(
      String.raw`\b(?:in|during|for|of)\s+(?:(?:this|last) )?(${MONTHS}|${SHORT_MONTHS})\b\.?(?: (20\d\d))?`,
      'i',
    ),
  )
  if (named) {
    const month = monthNumber(named[1] ?? '')
    const year = Number(named[2]) || (month > today.month ? today.year - 1 : today.year)
    return {
      from: toIsoDate({ year, month, day: 1 }),
      to: toIsoDate({ year, month: month + 1, day: 1 }),
    }
  }
  const [year] = take(reading, /\b(?:in|during|for) (20\d\d)\b/i)
  return year ? { from: `${year[1]}-01-01`, to: `${Number(year[1]) + 1}-01-01` } : null
}

/** "Since 1 March", "before May", "after last Monday". */
function readOpen(reading: Reading, _today: CivilDate, now: string): TimeRange | null {
  const match =
    /\b(since|after|from|before|until|till|up to) ([^,?]{3,24}?)(?=[,?.]|$| by | per | in )/i.exec(
      reading.taken,
    )
  const parsed = match?.[2] ? parseDay(match[2], now) : null
  if (!match || !parsed) return null
  remove(reading, match.index, match.index + match[0].length)
  const word = match[1]?.toLowerCase()
  if (word === 'since' || word === 'from') return { from: parsed.day }
  if (word === 'after')
    return { from: parsed.isMonth ? nextMonth(parsed.day) : addDays(parsed.day, 1) }
  return word === 'before'
    ? { to: parsed.day }
    : { to: parsed.isMonth ? nextMonth(parsed.day) : addDays(parsed.day, 1) }
}

/** "On Monday", "on 12 March": a day that has been. */
function readDay(reading: Reading, _today: CivilDate, now: string): TimeRange | null {
  const match = /\bon ([^,?]{3,24}?)(?=[,?.]|$| by | per )/i.exec(reading.taken)
  const parsed = match?.[1] ? parseDay(match[1], now) : null
  if (!match || !parsed || parsed.isMonth) return null
  remove(reading, match.index, match.index + match[0].length)
  return { from: parsed.day, to: addDays(parsed.day, 1) }
}

function parseDay(words: string, now: string): { day: string; isMonth: boolean } | null {
  const [result] = en.GB.parse(
    words.trim(),
    { instant: new Date(now), timezone: 240 },
    { forwardDate: false },
  )
  if (!result || result.text.length < words.trim().length - 4) return null
  const { start } = result
  if (!start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('month'))
    return null
  const isMonth = start.isCertain('month') && !start.isCertain('day')
  const year = start.get('year') ?? 0
  const date = { year, month: start.get('month') ?? 1, day: isMonth ? 1 : (start.get('day') ?? 1) }
  const today = dubaiDate(now)
  const isFuture = toIsoDate(date) > toIsoDate(today) && !start.isCertain('year')
  if (!isFuture) return { day: toIsoDate(date), isMonth }
  const isWeekday = start.isCertain('weekday')
  return {
    day: isWeekday ? addDays(toIsoDate(date), -7) : toIsoDate({ ...date, year: year - 1 }),
    isMonth,
  }
}

function monthNumber(name: string): number {
  const short = name.toLowerCase().slice(0, 3)
  return MONTHS.split('|').findIndex((month) => month.startsWith(short)) + 1
}

function startOf(date: CivilDate, unit: string): string {
  if (unit === 'year') return toIsoDate({ ...date, month: 1, day: 1 })
  if (unit === 'quarter')
    return toIsoDate({ ...date, month: Math.floor((date.month - 1) / 3) * 3 + 1, day: 1 })
  if (unit === 'month') return toIsoDate({ ...date, day: 1 })
  const day = toIsoDate(date)
  return unit === 'week' ? addDays(day, -((new Date(day).getUTCDay() + 6) % 7)) : day
}

function shift(date: CivilDate, unit: string, steps: number): string {
  if (unit === 'year') return toIsoDate({ ...date, year: date.year + steps })
  if (unit === 'quarter') return toIsoDate({ ...date, month: date.month + 3 * steps })
  if (unit === 'month') return toIsoDate({ ...date, month: date.month + steps })
  return addDays(toIsoDate(date), unit === 'week' ? 7 * steps : steps)
}

function nextMonth(day: string): string {
  return shift(civil(day), 'month', 1)
}

function addDays(day: string, days: number): string {
  return toIsoDate({ ...civil(day), day: civil(day).day + days })
}

function civil(day: string): CivilDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date }
}
