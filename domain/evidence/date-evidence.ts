import { MONTH_NUMBERS, RELATIVE_DAYS } from '../text/date-words.ts'
import { readDate } from '../values/date.ts'
import { foldArabic } from '../text/plain-text.ts'
import { plainQuote } from './plain-quote.ts'
import { ORDINAL, readOrdinal } from '../spoken/spoken-numbers.ts'
import { numbersIn } from '../spoken/spoken-amounts.ts'

const DAY_MS = 86_400_000
/** Nobody plans a move or a call further ahead. */
const MOST_DAYS = 3 * 366
const FIGURES = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/g
const ORDINALS = new RegExp(`(?<![\\p{L}\\d])${ORDINAL}(?![\\p{L}\\d])`, 'giu')
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')
const SOON =
  /\b(?:asap|as soon as possible|immediately|right away|straight away|now|today|tonight)\b|الان|حالا/
const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.5, year: 365.25 }

/** Whether a day to come can be worked out from words that were said on another. */
export function isDayIn(day: string, quote: string, today: string): boolean {
  const ahead = (Date.parse(day) - Date.parse(today)) / DAY_MS
  const said = foldArabic(plainQuote(quote))
  if (!(ahead >= 0 && ahead <= MOST_DAYS) || said === '') return false
  const figures = said.match(FIGURES) ?? []
  if (figures.length > 0) return figures.some((words) => mayBe(words, day))
  return isRelative(said, ahead) || isWeekday(said, day, ahead) || isCalendarDay(said, day, today)
}

function mayBe(words: string, day: string): boolean {
  const reading = readDate(words)
  if (reading.kind === 'understood') return reading.value === day
  return reading.kind === 'ambiguous' && reading.choices.some(({ value }) => value === day)
}

/** "Tomorrow", "as soon as possible", "in three weeks", "next week". */
function isRelative(said: string, ahead: number): boolean {
  const named = Object.entries(RELATIVE_DAYS).filter(([words]) => hasWords(said, words))
  // "The day after tomorrow" holds "tomorrow": the longest says it.
  const longest = named.toSorted(([a], [b]) => b.length - a.length)[0]
  if (longest) return longest[1] === ahead
  if (SOON.test(said)) return ahead <= 7
  if (/\bnext week\b/.test(said)) return ahead <= 14
  if (/\bweekend\b/.test(said)) return ahead <= 14
  const unit = /\b(day|week|month|year)s?\b/.exec(said)?.[1] ?? ''
  const days = UNIT_DAYS[unit] ?? 0
  return (
    /\b(?:in|within|after)\b/.test(said) &&
    numbersIn(said.replaceAll(/\ban?\b/g, 'one')).some(
      ({ value }) => Math.abs(ahead - value * days) <= Math.max(1, days / 6),
    )
  )
}

function isWeekday(said: string, day: string, ahead: number): boolean {
  const name = WEEKDAYS[new Date(day).getUTCDay()] ?? ''
  return ahead <= 21 && hasWords(said, name)
}

/** A day of the month where its month is not another one; a part of the month that is named. */
function isCalendarDay(said: string, day: string, today: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const months = Object.entries(MONTH_NUMBERS).filter(([name]) => hasWords(said, name))
  const isNamed = months.some(([, number]) => number === month)
  if (months.length > 0 && !isNamed) return false
  const days = [
    ...(said.match(ORDINALS) ?? []).map(readOrdinal),
    ...numbersIn(said).map(({ value }) => value),
  ].filter((value) => value !== null && value >= 1 && value <= 31)
  if (days.includes(date)) return true
  if (isNamed) return days.length === 0
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number)
  const monthsAhead = (year - thisYear) * 12 + month - thisMonth
  if (/\bnext month\b/.test(said)) return monthsAhead === 1
  return /\b(?:this|the) month\b/.test(said) && monthsAhead === 0
}

function hasWords(said: string, words: string): boolean {
  for (let at = said.indexOf(words); at >= 0; at = said.indexOf(words, at + 1)) {
    const [before, after] = [said[at - 1] ?? ' ', said[at + words.length] ?? ' ']
    if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return true
  }
  return false
}
