// The whole package, not 'chrono-node/en': vitest cannot find that one.
import { en, type ParsedComponents, type ParsedResult } from 'chrono-node'
import { tzOffset } from '@date-fns/tz/tzOffset'
import { cutCharacters } from '../../text/characters.ts'
import { toAsciiDigits } from '../../text/plain-text.ts'
import { glossArabic } from '../arabic/gloss-arabic.ts'
import { addDays, type CivilDate, civilDay, toIsoDate } from './civil-date.ts'
import { clockTimes, type ClockTime } from './clock-times.ts'
import type { FoundDate } from './found-date.ts'
import { overlaps, type Range, rangeOf } from './range.ts'
import { findRelativeDays } from './relative-days.ts'

export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof DAY_PARTS)[number]

/** When somebody could come as they have written it, with the words that say so. A day alone has no clock; of it a part may be named. */
export type SaidTime = { words: string; day: string; clock: string | null; part: DayPart | null }

type Written = { sentAt: string; zone: string }

/** What is behind so much of a message is no answer to "when". */
const LONGEST = 2_000
/** Nobody offers more, and no more is looked at. */
const MOST = 4

/**
 * The times that a message names, in English or Arabic, in the order in which they stand. What is said not to suit, or to be over, is none;
 * a clock without a day is none either.
 */
export function saidTimes(message: string, { sentAt, zone }: Written): SaidTime[] {
  const written = cutCharacters(message, LONGEST)
  const said = toAsciiDigits(written)
  const { text, toSource } = glossArabic(said)
  const today = civilDay(sentAt, { zone })
  const clocks = withoutOverlaps(clockTimes(text))
  const days = daysIn(text, { today, sentAt, zone, clocks }).filter(
    ({ range }) => !UNSUITED.test(clauseAt(text, range)),
  )
  const source = said.length === written.length ? written : said
  const wordsOf = (range: Range) => {
    const { start, end } = toSource(range)
    return source.slice(start, end).replaceAll(/\s+/g, ' ').trim()
  }
  const clocksOf = clocksByDay(text, days, clocks)
  const found = days.flatMap((day, at) => timesOf(text, { day, clocksOf, days, at }))
  const once = new Map(found.map((one) => [`${one.day} ${one.clock ?? one.part}`, one]))
  return [...once.values()]
    .slice(0, MOST)
    .map(({ range, ...time }) => ({ ...time, words: wordsOf(range) }))
}

type Placed = Omit<SaidTime, 'words'> & { range: Range }
/** With its clock where both are read as one: "Wednesday at 4 or …". */
type SaidDay = FoundDate & { clock?: string | null }
type Near = {
  day: SaidDay
  /** By the place of a day among the days. */
  clocksOf: ReadonlyMap<number, readonly ClockTime[]>
  days: readonly SaidDay[]
  at: number
}

/** A day with each clock that belongs to it: of its own sentence, up to the next day; "Thursday or Friday at five" is five on both. */
function timesOf(text: string, { day, clocksOf, days, at }: Near): Placed[] {
  const own = clocksOf.get(at) ?? []
  const next = days[at + 1]
  const isEither = next && EITHER.test(text.slice(day.range.end, next.range.start))
  const shared = own.length === 0 && isEither ? (clocksOf.get(at + 1) ?? []) : []
  const { part, range: named } = partOf(text, day.range, {
    from: days[at - 1]?.range.end ?? 0,
    to: next?.range.start ?? text.length,
  })
  const of = { day: day.date, part }
  const isEvening = EVENING.test(text.slice(day.range.start, day.range.end))
  if (own.length > 0)
    return own.map(({ range, clock }) => ({
      ...of,
      clock: isEvening ? atNight(clock) : clock,
      range: joined(day.range, range),
    }))
  if (day.clock) return [{ ...of, clock: day.clock, range: day.range }]
  if (shared.length > 0) return shared.map(({ clock }) => ({ ...of, clock, range: day.range }))
  return [{ ...of, clock: null, range: named }]
}

/** Which clocks belong to which day: of their own sentence the day before them, else the one behind them. */
function clocksByDay(
  text: string,
  days: readonly FoundDate[],
  clocks: readonly ClockTime[],
): Map<number, ClockTime[]> {
  const ends = [...text.matchAll(SENTENCE_ENDS)].map(({ index }) => index)
  const sentenceOf = ({ start }: Range) => ends.findLastIndex((end) => end < start)
  const sentences = days.map(({ range }) => sentenceOf(range))
  return Map.groupBy(clocks, ({ range }) => {
    const sentence = sentenceOf(range)
    const isNear = (at: number) => sentences[at] === sentence
    const before = days.findLastIndex((day, at) => day.range.start <= range.start && isNear(at))
    if (before !== -1) return before
    return days.findIndex((day, at) => day.range.start > range.start && isNear(at))
  })
}

const EITHER = /^[\s,]*(?:(?:or|and|&|\/)\s*)?(?:on )?$/i
const EVENING = /\b(?:tonight|this evening)\b/i

function atNight(clock: string): string {
  const hour = Number(clock.slice(0, 2))
  return hour < 12 ? `${hour + 12}${clock.slice(2)}` : clock
}

function joined(day: Range, clock: Range): Range {
  return { start: Math.min(day.start, clock.start), end: Math.max(day.end, clock.end) }
}

/**
 * "Thursday morning", "in the evening on Friday": what stands in or by the day and by no other, with the words that say both. Behind it comes first: "Thursday evening or
 * Friday morning".
 */
function partOf(
  text: string,
  range: Range,
  { from, to }: { from: number; to: number },
): { part: DayPart | null; range: Range } {
  if (EVENING.test(text.slice(range.start, range.end))) return { part: 'evening', range }
  const [behind] = partsIn(text, { start: range.start, end: Math.min(to, range.end + 24) })
  const before = partsIn(text, { start: Math.max(from, range.start - 20), end: range.start })
  const found = behind ?? before.at(-1)
  return found ? { part: found.part, range: joined(range, found.range) } : { part: null, range }
}

function partsIn(text: string, { start, end }: Range): { part: DayPart; range: Range }[] {
  return [...text.slice(start, end).matchAll(PART)].flatMap((match) => {
    const part = DAY_PARTS.find((one) => one === match[1]?.toLowerCase())
    const at = start + match.index
    return part ? [{ part, range: { start: at, end: at + match[0].length } }] : []
  })
}

const PART = /\b(?:in the )?(morning|afternoon|evening)\b/gi

/** Whose clause says that it does not suit, or tells of what was. */
const UNSUITED =
  /\b(?:can['’]?t|cannot|can not|couldn['’]?t|won['’]?t|don['’]?t|isn['’]?t|not|never|no|busy|except|unavailable|travelling|traveling|ago|yesterday|last|was|were|saw|viewed|visited|called)\b/i
const CLAUSE_ENDS = /[.,;!?\n]|\bbut\b/gi
const SENTENCE_ENDS = /[.!?](?!\d)|\n/g

function clauseAt(text: string, range: Range): string {
  return between(text, range, CLAUSE_ENDS)
}

function between(text: string, { start, end }: Range, ends: RegExp): string {
  const before = [...text.slice(0, start).matchAll(ends)].at(-1)
  const after = [...text.slice(end).matchAll(ends)][0]
  return text.slice(
    before ? before.index + before[0].length : 0,
    after ? end + after.index : text.length,
  )
}

type Looked = Written & { today: CivilDate; clocks: readonly ClockTime[] }

function daysIn(text: string, { today, sentAt, zone, clocks }: Looked): SaidDay[] {
  const near = [...afterTomorrow(text, today), ...findRelativeDays(text, today)]
  const taken = [...near, ...clocks].map(({ range }) => range)
  const free = taken.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  )
  const timezone = tzOffset(zone, new Date(sentAt))
  const named = en.GB.parse(free, { instant: new Date(sentAt), timezone }, { forwardDate: true })
  const dates = named.flatMap((result) => dayOf(free, result, today) ?? [])
  return withoutOverlaps<SaidDay>([...near, ...dates]).toSorted(
    (a, b) => a.range.start - b.range.start,
  )
}

const AFTER_TOMORROW = /\b(?:the )?(?:day )?after tomorrow\b/gi

function afterTomorrow(text: string, today: CivilDate): FoundDate[] {
  const date = toIsoDate(addDays(today, 2))
  return [...text.matchAll(AFTER_TOMORROW)].map((match) => ({
    range: rangeOf(match),
    date,
    confidence: 0.95,
  }))
}

/** A weekday or a day of a month; figures with a point between them are amounts, and short names alone are other words. */
function dayOf(text: string, { start, index, text: found }: ParsedResult, today: CivilDate) {
  const isNamed = start.isCertain('weekday') || (start.isCertain('day') && start.isCertain('month'))
  const words = found.trimEnd()
  if (!isNamed || AMOUNT.test(words) || SHORT.test(words) || /\bago\b/i.test(words)) return null
  const part = (name: 'year' | 'month' | 'day') => start.get(name) ?? 0
  const isToday = part('month') === today.month && part('day') === today.day
  // Looking forward, today's own date would be next year's.
  const year = isToday && !start.isCertain('year') ? today.year : part('year')
  const lead = /^(?:on|at|by|from)\s+/i.exec(words)?.[0].length ?? 0
  const range = { start: index + lead, end: index + words.length }
  const date = toIsoDate({ year, month: part('month'), day: part('day') })
  return { range, date, confidence: 0.9, clock: start.isCertain('hour') ? clockOf(start) : null }
}

/** Without its half of the day an early hour is one of the afternoon. */
function clockOf(start: ParsedComponents): string {
  const hour = start.get('hour') ?? 0
  const isLate = !start.isCertain('meridiem') && hour > 0 && hour < 8
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(isLate ? hour + 12 : hour)}:${two(start.get('minute') ?? 0)}`
}

const AMOUNT = /^(?:\d+[.-]\d+|24\/7)$/
const SHORT = /^(?:may|march|sat|sun|mon|wed|fri|second)$/i

/** The first reading of each stretch of words. */
function withoutOverlaps<Found extends { range: Range }>(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of found) if (!kept.some(({ range }) => overlaps(range, one.range))) kept.push(one)
  return kept
}
