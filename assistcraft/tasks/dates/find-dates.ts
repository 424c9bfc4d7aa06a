// The whole package, not 'chrono-node/en': vitest cannot find that one.
import { en, type ParsedComponents, type ParsedResult } from 'chrono-node'
import { doubted, type Entity, entity, type Said } from '../findings/finding.ts'
import { openQuestions } from '../dialogue/dialogue.ts'
import { overlaps, type Range, rangeOf } from '../findings/range.ts'
import { ENGLISH_MONTHS } from '#domain/text/date-words.ts'
import { readDate } from '#domain/values/date.ts'
import { COUNT, ORDINAL, readOrdinal, readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import { DATE_FIGURES } from './date-figures.ts'
import {
  addDays,
  type CivilDate,
  civilDay,
  monthsLater,
  toIsoDate,
} from '#domain/spoken/when/civil-date.ts'
import type { FoundDate } from '#domain/spoken/when/found-date.ts'
import { findDaysOfMonth } from './days-of-month.ts'
import { findTimes } from './find-times.ts'
import { findRelativeDays } from '#domain/spoken/when/relative-days.ts'
import { findHolidays } from './holidays.ts'
import { dayFeatures } from './days/day-features.ts'
import { type DayRole, readDay } from './days/read-days.ts'
import { isForViewing, isMoving, readPurposes } from './purpose.ts'
import { isCorrected } from '../reading/correction.ts'
import { tzOffset } from '@date-fns/tz/tzOffset'

const IN_MONTHS = new RegExp(
  String.raw`\b(?:in\s+(?:about\s+|around\s+)?(an?|${COUNT})|next)\s+(month|year)s?\b`,
  'gi',
)
const AFTER_TOMORROW =
  /\b(?:(?:the )?day )?after tomorrow\b|\b(?:the )?day after(?: tomorrow\b|(?=\s*(?:[.,?!]|$)))/gi
const BARE_WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i
const DAY_MS = 86_400_000
const AS_SOON = /\b(?:as soon as possible|asap|immediately|right away|straight away)\b/gi

/** Dates with what they are for; times with the viewing that they belong to. */
export function findDates(said: Said): Entity[] {
  const { days, times } = findDays(said)
  const purposeOf = readPurposes(said)
  const learnt = dayFeatures(said)
  let before: DayRole | null = null
  const dates = days.flatMap((found) => {
    const words = wordsOf(said.text, found)
    if (purposeOf.isOfWords(found.range)) return []
    const type = readDay({
      features: learnt(found.range, {
        words,
        before,
        hasHour: times.length > 0,
        told: purposeOf.cues(found.range),
      }),
      ruled: ruledType(words, purposeOf.purpose(found.range, times.length > 0)),
    })
    before = type ?? 'none'
    const date = type && entity(type, found.range, found.date, found.confidence)
    return date ? [found.doubt ? doubted(date, found.doubt) : date] : []
  })
  const viewed = dates.some(({ type }) => type === 'viewingDate')
  return [...dates, ...times.filter(({ range }) => isForViewing(said, range, viewed))]
}

/** Nobody looks at a home "in October". */
function ruledType(
  words: string,
  purpose: 'viewingDate' | 'moveDate' | null,
): 'viewingDate' | 'moveDate' | null {
  return purpose === 'viewingDate' && isMonth(words) ? null : purpose
}

/** The days that a passage names, whatever they are for, and the hours. */
export function findDays(said: Said): { days: FoundDate[]; times: Entity[] } {
  const today = civilDay(said.startedAt, said.places.house)
  const { dates: ofMonth, impossible } = findDaysOfMonth(said.text, today, isOfDays(said))
  const held = [...ofMonth.map(({ range }) => range), ...impossible]
  const relative = findRelativeDays(said.text, today)
  const own = [
    ...ofMonth.filter(({ range }) => !relative.some((one) => overlaps(one.range, range))),
    ...findHolidays(said.text, today, said.places.house.holidays),
    ...afterTomorrow(said.text, today),
    ...relative,
    ...inMonths(said.text, today).filter(
      ({ range }) =>
        ![...held, ...relative.map((one) => one.range)].some((one) => overlaps(one, range)),
    ),
    ...soon(said, today),
  ]
  const times = findTimes(said)
  const taken = [...times, ...own].map(({ range }) => range)
  const parsed = chronoDates(said, [...taken, ...impossible, ...impossibleFigures(said.text)])
  const again = sameDay(said, taken)
  own.push(...again)
  const days = corrected(
    blank(
      said.text,
      times.map(({ range }) => range),
    ),
    [...own, ...parsed],
    today,
  )
  return { days, times }
}

/** Whether the talk is of days, so that "the second" is one. */
function isOfDays(said: Said): boolean {
  const open = openQuestions(said)
  const { intent, viewingDate } = said.dialogue
  return (
    open.includes('viewingDate') ||
    open.includes('moveDate') ||
    viewingDate !== null ||
    intent === 'bookViewing' ||
    intent === 'reschedule'
  )
}

/** "Next Monday, sorry, Tuesday": the day that a weekday corrects says which one is meant. */
function corrected(text: string, found: readonly FoundDate[], today: CivilDate): FoundDate[] {
  const inOrder = found.toSorted((one, other) => one.range.start - other.range.start)
  return inOrder.flatMap((date, at) => {
    const [before, after] = [inOrder[at - 1], inOrder[at + 1]]
    if (before && isSaidTwice(text, before, date)) return []
    if (after && isSaidTwice(text, date, after) && BARE_WEEKDAY.test(wordsOf(text, date))) return []
    if (after && isWeekOf(text, date, after)) return []
    if (!before || !BARE_WEEKDAY.test(wordsOf(text, date))) return [date]
    if (isWeekOf(text, before, date)) return [{ ...date, date: inWeekOf(date.date, before.date) }]
    if (!isCorrected(text, before.range, date.range)) return [date]
    return [{ ...date, date: nearest(date.date, before.date, today) }]
  })
}

/** "Tomorrow Friday", "January ninth, Saturday", "Saturday the nineteenth" are one day each. */
function isSaidTwice(text: string, day: FoundDate, again: FoundDate): boolean {
  if (!/^[\s,]{1,2}(?:the )?$/.test(text.slice(day.range.end, again.range.start))) return false
  const isWeekday = [day, again].map((one) => BARE_WEEKDAY.test(wordsOf(text, one)))
  return (
    isWeekday[0] !== isWeekday[1] &&
    inWeekOf(day.date, again.date) === inWeekOf(again.date, again.date)
  )
}

/** "Next week, say Tuesday" is one day. */
function isWeekOf(text: string, week: FoundDate, day: FoundDate): boolean {
  const between = text.slice(week.range.end, day.range.start)
  return (
    /^(?:(?:any ?(?:time|day) )?next week)$/i.test(wordsOf(text, week)) &&
    BARE_WEEKDAY.test(wordsOf(text, day)) &&
    between.length < 40 &&
    !/[.?!]/.test(between)
  )
}

const MONTH_ALONE = new RegExp(
  String.raw`^(?:(?:in|by|from|early|late|mid|this|next|last|about|around|until) )*(?:${ENGLISH_MONTHS.join('|')})(?: \d{4})?$`,
  'i',
)

function isMonth(words: string): boolean {
  return MONTH_ALONE.test(words)
}

function wordsOf(text: string, { range }: FoundDate): string {
  return text.slice(range.start, range.end)
}

/** The weekday of one date in the week, from Monday on, of another. */
function inWeekOf(day: string, week: string): string {
  const [wanted, other] = [day, week].map((date) => Date.parse(`${date}T00:00:00Z`) / DAY_MS)
  const monday = (other ?? 0) - (((other ?? 0) + 3) % 7)
  return new Date((monday + (((wanted ?? 0) + 3) % 7)) * DAY_MS).toISOString().slice(0, 10)
}

/** The same weekday within three days of another date, and not in the past. */
function nearest(date: string, other: string, today: CivilDate): string {
  const [from, to] = [date, other].map((day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS)
  const weeks = Math.round(((to ?? 0) - (from ?? 0)) / 7)
  const near = new Date(((from ?? 0) + 7 * weeks) * DAY_MS).toISOString().slice(0, 10)
  return near < toIsoDate(today) ? date : near
}

function afterTomorrow(text: string, today: CivilDate): FoundDate[] {
  return [...text.matchAll(AFTER_TOMORROW)].map((match) => ({
    range: rangeOf(match),
    date: toIsoDate(addDays(today, 2)),
    confidence: 0.95,
  }))
}

/** "In a month" from the 31st of January is the end of February: chrono would go on into March. */
function inMonths(text: string, today: CivilDate): FoundDate[] {
  return [...text.matchAll(IN_MONTHS)].map((match) => {
    const count = readSpokenNumber(match[1] ?? '') ?? 1
    const months = match[2]?.toLowerCase() === 'year' ? 12 * count : count
    return { range: rangeOf(match), date: toIsoDate(monthsLater(today, months)), confidence: 0.65 }
  })
}

/** A date in figures that no calendar has is none, and no part of it is. */
function impossibleFigures(text: string): Range[] {
  return [...text.matchAll(DATE_FIGURES)]
    .filter(([figures]) => readDate(figures).kind === 'unread')
    .map((match) => rangeOf(match))
}

/** "Fifteenth is fine": the day of the month that was named a moment ago. */
function sameDay({ text, dialogue: { day } }: Said, taken: readonly Range[]): FoundDate[] {
  if (!day) return []
  return [...text.matchAll(DAY_AGAIN)].flatMap((match) => {
    const range = rangeOf(match, match[1])
    const isSame = readOrdinal((match[1] ?? '').replace(/^the /i, '')) === Number(day.slice(8))
    return isSame && !taken.some((one) => overlaps(one, range))
      ? [{ range, date: day, confidence: 0.8 }]
      : []
  })
}

const DAY_AGAIN = new RegExp(
  String.raw`(?:^|[.,!?]\s|\b(?:yes|okay|ok|so|then) )((?:the )?${ORDINAL})(?=\s*(?:[.,!?]|$|is|works?|should|would|sounds|then|it is|suits))`,
  'gi',
)

/** "As soon as possible" is today, if it is about moving. */
function soon(said: Said, today: CivilDate): FoundDate[] {
  if (!said.dialogue.asked.includes('moveDate') && !isMoving(said.text)) return []
  return [...said.text.matchAll(AS_SOON)].map((match) => ({
    range: rangeOf(match),
    date: toIsoDate(today),
    confidence: 0.7,
  }))
}

function chronoDates(said: Said, times: Range[]): FoundDate[] {
  const text = blank(said.text, times)
  const results = en.GB.parse(
    text,
    {
      instant: new Date(said.startedAt),
      timezone: tzOffset(said.places.house.zone, new Date(said.startedAt)),
    },
    { forwardDate: true },
  )
  return results.flatMap((result) => toFound(result, text, said) ?? [])
}

function toFound(result: ParsedResult, text: string, said: Said): FoundDate | null {
  const today = civilDay(said.startedAt, said.places.house)
  const { start, index } = result
  const certain = start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month')
  if (
    !certain ||
    !/\p{L}{3}|\d/u.test(result.text) ||
    /^\S+ m$/i.test(result.text) ||
    isPast(result.text) ||
    isDuration(text, result)
  )
    return null
  const words = result.text.replace(/(?<![\s.,])[\s.,]+$/, '')
  const lead = /^(?:on|at|by|from|in the)\s+/i.exec(words)?.[0].length ?? 0
  return {
    range: { start: index + lead, end: index + words.length },
    date: agreedDay(words, said.dialogue.viewingDate) ?? componentsDate(start, today),
    confidence: start.isCertain('day') || start.isCertain('weekday') ? 0.9 : 0.65,
  }
}

/** A bare weekday after a day was named is that day, where it falls on it. */
function agreedDay(words: string, agreed: string | null): string | null {
  if (!agreed || !/^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(words)) return null
  const name = new Date(`${agreed}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  })
  return words.toLowerCase().endsWith(name.toLowerCase()) ? agreed : null
}

function isPast(words: string): boolean {
  return /\b(?:ago|last|yesterday|past|now|hours?|minutes?|seconds?)\b/i.test(words)
}

/** "May" the verb, "for two weeks", "four days" are no dates. */
function isDuration(text: string, { index, text: words }: ParsedResult): boolean {
  if (
    /^(?:may|march|sat|sun|mon|wed|second)$/i.test(words) &&
    !/\b(?:in|by|of|from|until|since|this|next|on)\s+$/i.test(text.slice(0, index))
  )
    return true
  return (
    /^\d+(?:\.\d+)?$/.test(words) ||
    (/^(?!in |within |after )\S+ (?:days?|weeks?|months?|years?|second)$/i.test(words) &&
      !/^(?:next|this|tomorrow|the)\b/i.test(words)) ||
    /^for\s/i.test(words) ||
    /^(?:the )?(?:week|month|year)$/i.test(words) ||
    (/\bfor (?:about )?$/i.test(text.slice(0, index)) &&
      /^\S+ (?:years?|months?|weeks?|days?)$/i.test(words) &&
      !/^(?:next|this)/i.test(words)) ||
    (/^today$/i.test(words) &&
      /\b(?:all|everything|nothing|else|help|done)\b[^.?!]*$/i.test(text.slice(0, index)))
  )
}

function componentsDate(components: ParsedComponents, today: CivilDate): string {
  const month = components.get('month') ?? 1
  const day = components.get('day') ?? 1
  // Looking forward, chrono takes today's own date for next year's.
  const isToday = month === today.month && day === today.day && !components.isCertain('year')
  return toIsoDate({ year: isToday ? today.year : (components.get('year') ?? 0), month, day })
}

/** Times are read by our own rules: chrono does not know "half past five" and takes "at three" for the night. */
function blank(text: string, ranges: Range[]): string {
  return ranges.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  )
}
