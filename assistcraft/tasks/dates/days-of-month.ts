import type { FoundDate } from '#domain/spoken/when/found-date.ts'
import { ENGLISH_MONTHS } from '#domain/text/date-words.ts'
import { overlaps, rangeOf, type Range } from '../findings/range.ts'
import { ORDINAL, readOrdinal, readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import {
  addMonths,
  type CivilDate,
  type CivilMonth,
  daysIn,
  exists,
  toIsoDate,
} from '#domain/spoken/when/civil-date.ts'

/** "Jan", "January". */
const MONTH = `(?:${ENGLISH_MONTHS.map((month) => (month.length > 4 ? `${month.slice(0, 3)}(?:${month.slice(3)})?` : month)).join('|')})`
const COUNTED =
  '(?:(?:twenty|thirty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)'
/** "the 12th", "9th of this month", "the first of February". */
const DAY_OF_MONTH = new RegExp(
  String.raw`\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?=the\s|${ORDINAL} (?:of )?${MONTH}))?(?:the\s+)?(${ORDINAL})(?:\s+(?:of\s+)?(this month|next month|the month|${MONTH}\b))?`,
  'gi',
)
/** "January fifteen", "fifteen March". */
const COUNTED_DAY = new RegExp(
  String.raw`\b(?:(${MONTH})\s+(${COUNTED})|(${COUNTED})\s+(?:of\s+)?(${MONTH}))\b(?!\s+(?:thousand|hundred|million|bed|cheques?|days|people|years?)\b)`,
  'gi',
)
const PART_OF_MONTH = new RegExp(
  String.raw`\b(?:the\s+)?(beginning|start|middle|mid|end|first week|last week)[\s-]+(?:of\s+)?(?:the\s+)?(this month|next month|month|${MONTH})\b`,
  'gi',
)
/** "January the first". */
const MONTH_THEN_DAY = new RegExp(String.raw`\b(${MONTH})\b,? the (${ORDINAL})(?![\p{L}-])`, 'giu')
/** "In March", "from January on", "sometime in Feb": as its first day. "May" and "march" are verbs, too. */
const WHOLE_MONTH = new RegExp(
  String.raw`\b(?:in|by|from|before|during|around|about|until|till|for|sometime in|this coming|next|of|after|since)\s+(${MONTH})\b(?!\s+(?:\d|the\b|first|second|third|\w+(?:th|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty)\b))`,
  'gi',
)
const ONLY_MONTH = new RegExp(
  String.raw`^\W*(?:(?:maybe|around|about|say|early|in|from|yes|probably|most likely|sometime in)\s+){0,2}(${MONTH})\b(?=\s*(?:$|[.,!?]|or\b|maybe|i think|please|if|at the latest|onwards?))`,
  'i',
)
/** What follows an ordinal that is no day: floors, birthdays, quarters, rooms. */
const NOT_A_DAY =
  /^[\s-]*(?:floor|quarter|time|one|bed|bath|choice|option|street|st\b|avenue|property|apartment|viewing|tower|building|year|half|person|class|week|phase)/i
/** "The eleventh or twelfth." */
const OR_DAY = new RegExp(String.raw`\b(?:on|by|for|the) ${ORDINAL},? (?:or|and) $`, 'i')
/** "The second at noon", "the third is fine". */
const AS_DAY =
  /^\s*(?:$|[.,?!]|(?:at|around|after|before|in the|is|works?|would|of|then|suits?|maybe|afternoon|morning|evening)\b(?! (?:better|nicer|bigger|cheaper|too)))/i
const OTHER_MONTH = /^\s+(?:of\s+)?(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)/i

/** Days and parts of months as people say them; the ranges of days that no calendar has, so that nobody else reads them. */
export function findDaysOfMonth(
  text: string,
  today: CivilDate,
  /** Whether the talk is of days: then "the second" is one. */
  isOfDays = false,
): { dates: FoundDate[]; impossible: Range[] } {
  const parts = [...text.matchAll(PART_OF_MONTH)].map((match) => partOfMonth(match, today))
  const thenDays = [...text.matchAll(MONTH_THEN_DAY)].map((match) => ({ range: rangeOf(match) }))
  const days = [...text.matchAll(DAY_OF_MONTH)]
    .filter((match) => isDay(text, match, isOfDays))
    .map((match) => ({ range: rangeOf(match), day: dayOfMonth(match, today) }))
    .filter(({ range: { start, end } }) =>
      [...parts, ...thenDays].every((part) => end <= part.range.start || part.range.end <= start),
    )
  const named = [...text.matchAll(MONTH_THEN_DAY)].flatMap(
    (match) => monthThenDay(match, today) ?? [],
  )
  const counted = [...text.matchAll(COUNTED_DAY)].flatMap((match) => countedDay(match, today) ?? [])
  const taken = [...parts, ...days, ...named, ...counted].map(({ range }) => range)
  const months = [...text.matchAll(WHOLE_MONTH), ONLY_MONTH.exec(text)]
    .flatMap((match) => (match ? [wholeMonth(match, today)] : []))
    .filter(({ range }) => !taken.some((one) => overlaps(one, range)))
  return {
    dates: [
      ...named,
      ...counted,
      ...parts,
      ...months.filter(
        ({ range }, at) => !months.slice(0, at).some((one) => overlaps(one.range, range)),
      ),
      ...days.flatMap(({ range, day }) => (day ? [{ range, ...day }] : [])),
    ],
    impossible: days.filter(({ day }) => day === null).map(({ range }) => range),
  }
}

/** "2nd of", "March 14th" and bare "14th" inside a longer date are chrono's. */
function isDay(text: string, match: RegExpExecArray, isOfDays: boolean): boolean {
  if (match[2]) return true
  const words = match[1] ?? ''
  const before = text.slice(Math.max(0, match.index - 36), match.index)
  if (OR_DAY.test(before)) return !NOT_A_DAY.test(text.slice(match.index + match[0].length))
  if (!/\bthe\b/i.test(match[0]) && !/\b(?:on|for|by|about|until)\s+$/i.test(before)) return false
  const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 40)
  if (NOT_A_DAY.test(rest) || OTHER_MONTH.test(rest)) return false
  return (
    /\d/.test(words) ||
    (readOrdinal(words) ?? 0) >= 4 ||
    (isOfDays && AS_DAY.test(rest)) ||
    (/\bon\s+$/i.test(before) && /^\s*(?:$|[.,?!])/.test(rest))
  )
}

function wholeMonth(match: RegExpExecArray, today: CivilDate): FoundDate {
  const month = monthOf(match[1], today) ?? today
  const isNow = month.month === today.month
  const date = rollForward({ ...month, day: isNow ? today.day : 1 }, match[1], today)
  return { range: rangeOf(match, match[1]), date: toIsoDate(date), confidence: 0.65 }
}

function monthThenDay(match: RegExpExecArray, today: CivilDate): FoundDate | null {
  const day = readOrdinal(match[2] ?? '')
  const month = monthOf(match[1], today)
  if (!month || day === null) return null
  const date = rollForward({ ...month, day }, match[1], today)
  return exists(date) ? { range: rangeOf(match), date: toIsoDate(date), confidence: 0.9 } : null
}

function countedDay(match: RegExpExecArray, today: CivilDate): FoundDate | null {
  const named = match[1] ?? match[4]
  const month = monthOf(named, today)
  const day = readSpokenNumber((match[2] ?? match[3] ?? '').replace('-', ' '))
  if (!month || day === null || day > 31) return null
  const date = rollForward({ ...month, day }, named, today)
  return exists(date) ? { range: rangeOf(match), date: toIsoDate(date), confidence: 0.85 } : null
}

function dayOfMonth(match: RegExpExecArray, today: CivilDate): Omit<FoundDate, 'range'> | null {
  const day = readOrdinal(match[1] ?? '')
  if (day === null || day < 1 || day > 31) return null
  const month = monthOf(match[2], today)
  if (!month) return nextDay(day, today)
  const date = rollForward({ ...month, day }, match[2], today)
  return exists(date) ? { date: toIsoDate(date), confidence: 0.9 } : null
}

/** The next such day that there is: where this month has none, the speaker may have another month in mind. */
function nextDay(day: number, today: CivilDate): Omit<FoundDate, 'range'> {
  const isAhead = day >= today.day
  const month = addMonths(today, isAhead ? 0 : 1)
  const next = [0, 1].map((more) => addMonths(month, more)).find((one) => day <= daysIn(one))
  const date = toIsoDate({ ...(next ?? month), day })
  if (day <= daysIn(month)) return { date, confidence: 0.9 }
  return {
    date,
    confidence: 0.6,
    doubt: `${nameOf(month)} has no ${day === 31 ? '31st' : `${day}th`}`,
  }
}

function partOfMonth(match: RegExpExecArray, today: CivilDate): FoundDate {
  const part = (match[1] ?? '').toLowerCase()
  const month = monthOf(match[2], today) ?? { year: today.year, month: today.month }
  const dayIn = (one: CivilMonth): number =>
    ({ middle: 15, mid: 15, end: daysIn(one), 'last week': daysIn(one) - 6 })[part] ?? 1
  const isPast = /^month$/i.test(match[2] ?? '') && dayIn(month) < today.day
  const ahead = isPast ? addMonths(month, 1) : month
  const date = rollForward({ ...ahead, day: dayIn(ahead) }, match[2], today)
  return {
    range: rangeOf(match),
    date: toIsoDate({ ...date, day: dayIn(date) }),
    confidence: 0.7,
  }
}

function monthOf(words: string | undefined, today: CivilDate): CivilMonth | null {
  if (!words) return null
  const index = indexOfMonth(words)
  if (index >= 0) return { year: today.year, month: index + 1 }
  return addMonths(today, /next/i.test(words) ? 1 : 0)
}

function indexOfMonth(words: string): number {
  const start = words.toLowerCase().slice(0, 3)
  return /^\p{L}{3,9}$/u.test(words)
    ? ENGLISH_MONTHS.findIndex((month) => month.startsWith(start))
    : -1
}

/** A named month that has passed is next year's. */
function rollForward(date: CivilDate, words: string | undefined, today: CivilDate): CivilDate {
  const named = words !== undefined && indexOfMonth(words) >= 0
  return named && toIsoDate(date) < toIsoDate(today) ? { ...date, year: date.year + 1 } : date
}

function nameOf({ month }: CivilMonth): string {
  const name = ENGLISH_MONTHS[month - 1] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}
