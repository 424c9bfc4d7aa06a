import { dateWords, MONTH_NUMBERS, RELATIVE_DAYS } from '../text/date-words.ts'
import { foldArabic, toPlain } from '../text/plain-text.ts'
import { EMPTY, oneOf, type Reading, understood, unread } from './reading.ts'

const LONGEST = 60
const YEAR_FIRST =
  /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:t\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?)?$/
const YEAR_LAST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/

type Day = { year: number; month: number; day: number }

/** A day as ISO writes it. Where `today` is known a day without a year is the next such day; else its year is asked for. */
export function readDate(text: string, { today }: { today?: string } = {}): Reading<string> {
  const plain = toPlain(text, LONGEST)
  if (plain === null) return unread('dateTooLong')
  if (plain === '') return EMPTY
  const folded = foldArabic(plain)
  return (
    readFigures(folded) ?? readRelative(folded, today) ?? readWords(folded, today) ?? unread('date')
  )
}

/** Whether this is a date in figures, which is also a row of digits with marks between them. */
export function looksLikeDate(plain: string): boolean {
  const reading = readFigures(plain)
  if (!reading || reading.kind === 'unread') return false
  // Two digits for the year, parted by spaces or dots, are as likely the groups of a phone number.
  return !/^\d{1,2}([. ])\d{1,2}\1\d{2}$/.test(plain)
}

function readFigures(text: string): Reading<string> | null {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? []
  if (year) return say({ year: Number(year), month: Number(month), day: Number(day) })
  const [, first, , second, last = ''] = YEAR_LAST.exec(text) ?? []
  if (!first) return null
  const [a, b] = [Number(first), Number(second)]
  const written = Number(last) + (last.length === 2 ? 2000 : 0)
  const orders = [
    { year: written, month: b, day: a },
    { year: written, month: a, day: b },
  ]
  const real = orders.filter(exists)
  const [only] = real
  if (!only) return say({ year: written, month: b > 12 ? a : b, day: b > 12 ? b : a })
  return oneOf(
    real.map((date) => ({ value: isoOf(date), shown: shownDay(isoOf(date)) })),
    'dayOrMonth',
  )
}

function readRelative(text: string, today: string | undefined): Reading<string> | null {
  if (today === undefined) return null
  const days = Object.hasOwn(RELATIVE_DAYS, text) ? RELATIVE_DAYS[text] : undefined
  if (days === undefined) return null
  const date = new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000)
  const day = date.toISOString().slice(0, 10)
  return understood(day, shownDay(day))
}

/** `29th of November 2026`, `Nov 29`, `٢٩ نوفمبر`. */
function readWords(text: string, today: string | undefined): Reading<string> | null {
  const words = dateWords(text)
  if (!words) return null
  const month = MONTH_NUMBERS[words.month] ?? 0
  if (words.year !== null) return say({ year: words.year, month, day: words.day })
  if (today === undefined) return unread('yearToo')
  const year = Number(today.slice(0, 4))
  const thisYear = { year, month, day: words.day }
  const isPast = exists(thisYear) && isoOf(thisYear) < today
  return say(isPast ? { ...thisYear, year: year + 1 } : thisYear)
}

function say(date: Day): Reading<string> {
  if (exists(date)) return understood(isoOf(date), shownDay(isoOf(date)))
  const { year, month } = date
  if (month < 1 || month > 12) return unread('noMonth', { month })
  if (year < 1900 || year > 2199) return unread('noYear', { year })
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return unread('noDay', { date: isoOf(date), last })
}

/** A date that rolls over into the next month is none. */
function exists({ year, month, day }: Day): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isoOf({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const formatter = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

function shownDay(day: string): string {
  return formatter.format(new Date(`${day}T00:00:00Z`))
}
