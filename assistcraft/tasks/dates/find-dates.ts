// The whole package, not 'chrono-node/en': vitest cannot find that one.
import { en, type ParsedComponents, type ParsedResult } from 'chrono-node'
import { type Entity, entity, overlaps, type Range, rangeOf, type Said } from '../finding.ts'
import { ORDINAL, readOrdinal } from '../entities/numbers.ts'
import { type CivilDate, dubaiDate, toIsoDate } from './civil-date.ts'
import { findTimes } from './find-times.ts'

const MONTHS =
  'january february march april may june july august september october november december'.split(' ')
const MONTH = `(?:${MONTHS.join('|')})`
/** "the 12th", "9th of this month", "the first of February". */
const DAY_OF_MONTH = new RegExp(
  String.raw`\b(?:the\s+)?(${ORDINAL})(?:\s+(?:of\s+)?(this month|next month|the month|${MONTH}\b))?`,
  'gi',
)
const PART_OF_MONTH = new RegExp(
  String.raw`\b(?:the\s+)?(beginning|start|middle|mid|end|first week|last week)[\s-]+(?:of\s+)?(?:the\s+)?(this month|next month|month|${MONTH})\b`,
  'gi',
)
const AFTER_TOMORROW = /\b(?:the )?day after tomorrow\b/gi
const AS_SOON = /\b(?:as soon as possible|asap|immediately|right away|straight away)\b/gi
/** What follows an ordinal that is no day: floors, birthdays, quarters, rooms. */
const NOT_A_DAY =
  /^[\s-]*(?:floor|quarter|time|one|bed|bath|choice|option|street|st\b|avenue|property|apartment|viewing|tower|building|year|half|person|class|week|phase)/i
const MOVING =
  /\b(?:mov(?:e|es|ing|ed)|relocat\w+|lease|tenan(?:cy|t)|contract (?:starts|ends|begins)|available from|vacant|handover|start(?:s|ing)?|settle)\b/i
const VIEWING =
  /\b(?:view(?:ing|ings)?|visit\w*|see|seeing|look at|tour|come|appointment|schedul\w+|book\w*|meet|show(?:ing)?|check (?:it )?out|stop by|drop by)\b/i

type Found = { range: Range; date: string; confidence: number }

/** Dates with what they are for; times with the viewing that they belong to. */
export function findDates(said: Said): Entity[] {
  const today = dubaiDate(said.startedAt)
  const own = [...ownDates(said.text, today), ...soon(said, today)]
  const times = findTimes(said)
  const parsed = chronoDates(
    said,
    times.map(({ range }) => range),
  ).filter((found) => !own.some((other) => overlaps(other.range, found.range)))
  const dates = [...own, ...parsed].flatMap((found) => {
    const type = purpose(said, found.range)
    return type ? [entity(type, found.range, found.date, found.confidence)] : []
  })
  const viewed = dates.some(({ type }) => type === 'viewingDate')
  return [...dates, ...times.filter(({ range }) => viewed || isForViewing(said, range))]
}

/** "Call me at six" is no viewing. */
function isForViewing({ text, dialogue }: Said, { start }: Range): boolean {
  const clause = /[^.?!]*$/.exec(text.slice(0, start))?.[0] ?? ''
  if (/\b(?:call|ring|phone|talk|speak|hear|receive|work|close[sd]?|open)\b/i.test(clause))
    return false
  return VIEWING.test(text) || isArranging(dialogue)
}

function isArranging({ asked, intent }: Said['dialogue']): boolean {
  return asked.includes('viewingDate') || intent === 'bookViewing' || intent === 'reschedule'
}

function ownDates(text: string, today: CivilDate): Found[] {
  const days = [...text.matchAll(DAY_OF_MONTH)].flatMap(
    (match) => dayOfMonth(text, match, today) ?? [],
  )
  const parts = [...text.matchAll(PART_OF_MONTH)].map((match) => partOfMonth(match, today))
  const next = [...text.matchAll(AFTER_TOMORROW)].map((match) => ({
    range: rangeOf(match),
    date: toIsoDate({ ...today, day: today.day + 2 }),
    confidence: 0.95,
  }))
  return [
    ...next,
    ...parts,
    ...days.filter((day) => !parts.some((part) => overlaps(part.range, day.range))),
  ]
}

function dayOfMonth(text: string, match: RegExpExecArray, today: CivilDate): Found | null {
  const day = readOrdinal(match[1] ?? '')
  if (day === null || day < 1 || day > 31) return null
  const hasArticle = /^the\b/i.test(match[0])
  const rest = text.slice(match.index + match[0].length)
  if (!match[2]) {
    // "2nd of", "March 14th" and bare "14th" inside a longer date are chrono's.
    if (!hasArticle && !/\b(?:on|for|by|about|until)\s+$/i.test(text.slice(0, match.index)))
      return null
    if (
      NOT_A_DAY.test(rest) ||
      /^\s+(?:of\s+)?(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)/i.test(rest)
    )
      return null
    if (
      /[a-z]/i.test(match[1] ?? '') &&
      !/\d/.test(match[1] ?? '') &&
      (day < 4 || NOT_A_DAY.test(rest))
    )
      return null
  }
  const month = monthOf(match[2], today)
  const date = month ? { ...month, day } : nextDay(day, today)
  return {
    range: rangeOf(match),
    date: toIsoDate(rollForward(date, match[2], today)),
    confidence: 0.9,
  }
}

function partOfMonth(match: RegExpExecArray, today: CivilDate): Found {
  const part = (match[1] ?? '').toLowerCase()
  const month = monthOf(match[2], today) ?? { year: today.year, month: today.month }
  const length = new Date(Date.UTC(month.year, month.month, 0)).getUTCDate()
  const day =
    {
      beginning: 1,
      start: 1,
      'first week': 1,
      middle: 15,
      mid: 15,
      end: length,
      'last week': length - 6,
    }[part] ?? 1
  return {
    range: rangeOf(match),
    date: toIsoDate(rollForward({ ...month, day }, match[2], today)),
    confidence: 0.7,
  }
}

/** "As soon as possible" is today, if it is about moving. */
function soon(said: Said, today: CivilDate): Found[] {
  if (!said.dialogue.asked.includes('moveDate') && !MOVING.test(said.text)) return []
  return [...said.text.matchAll(AS_SOON)].map((match) => ({
    range: rangeOf(match),
    date: toIsoDate(today),
    confidence: 0.7,
  }))
}

function monthOf(
  words: string | undefined,
  today: CivilDate,
): { year: number; month: number } | null {
  if (!words) return null
  const index = MONTHS.indexOf(words.toLowerCase())
  if (index >= 0) return { year: today.year, month: index + 1 }
  if (!/next/i.test(words)) return { year: today.year, month: today.month }
  return today.month === 12
    ? { year: today.year + 1, month: 1 }
    : { year: today.year, month: today.month + 1 }
}

/** A named month that has passed is next year's. */
function rollForward(date: CivilDate, words: string | undefined, today: CivilDate): CivilDate {
  const named = words !== undefined && MONTHS.includes(words.toLowerCase())
  return named && toIsoDate(date) < toIsoDate(today) ? { ...date, year: date.year + 1 } : date
}

function nextDay(day: number, today: CivilDate): CivilDate {
  if (day >= today.day) return { ...today, day }
  const month = monthOf('next month', today) ?? today
  return { ...month, day }
}

function chronoDates(said: Said, times: Range[]): Found[] {
  const text = blank(said.text, times)
  const results = en.GB.parse(
    text,
    { instant: new Date(said.startedAt), timezone: 240 },
    { forwardDate: true },
  )
  return results.flatMap((result) => toFound(result, text, said) ?? [])
}

function toFound(result: ParsedResult, text: string, said: Said): Found | null {
  const today = dubaiDate(said.startedAt)
  const { start, index } = result
  const certain = start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month')
  if (!certain || isPast(result.text) || isDuration(text, result)) return null
  const words = result.text.replace(/[\s.,]+$/, '')
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

function purpose({ text, dialogue }: Said, range: Range): 'moveDate' | 'viewingDate' | null {
  const before = text.slice(Math.max(0, range.start - 70), range.start)
  const clause = /[^.?!]*$/.exec(before)?.[0] ?? ''
  if (/\bschool\b[^,]*$/i.test(clause)) return null
  const moving = lastIndex(MOVING, clause)
  const viewing = lastIndex(VIEWING, clause)
  if (moving >= 0 || viewing >= 0) return moving > viewing ? 'moveDate' : 'viewingDate'
  if (VIEWING.test(text) && !MOVING.test(text)) return 'viewingDate'
  if (dialogue.asked.includes('moveDate')) return 'moveDate'
  const after = text.slice(range.end, range.end + 40)
  if (MOVING.test(after)) return 'moveDate'
  return isArranging(dialogue) ? 'viewingDate' : null
}

function lastIndex(pattern: RegExp, text: string): number {
  const all = [...text.matchAll(new RegExp(pattern, 'gi'))]
  return all.at(-1)?.index ?? -1
}
