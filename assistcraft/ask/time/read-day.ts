import { plannerWords } from '#words/planner.ts'
import { sayReason } from '#words/reasons.ts'
import { readDate } from '#domain/values/date.ts'
import { addDays, weekday } from '#domain/metrics/time/days.ts'
import { civil, dayOfMonth } from './days.ts'
import { numberOf, type Read } from '../words/read-numbers.ts'
import { ENGLISH_MONTHS } from '#domain/text/date-words.ts'
import {
  monthName,
  type Named,
  norm,
  one,
  oneFrom,
  ORDINALS,
  phrase,
  SHORT_WEEKDAYS,
  WEEKDAYS,
  YEAR,
} from './time-words.ts'
import type { Word } from '../words/words.ts'

const FIGURES = /^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/

const NEAR: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 }

/** One day: "yesterday", "last Monday", "the 1st of November", "three days ago"; null where none is said. */
export function day(words: readonly Word[], at: number, today: string): Named | null {
  const word = norm(words, at)
  if (Object.hasOwn(NEAR, word)) return oneFrom(today, NEAR[word] ?? 0, 1)
  const before = word === 'the' ? 1 : 0
  if (phrase(words, at + before, 'day after tomorrow')) return oneFrom(today, 2, 3 + before)
  if (phrase(words, at + before, 'day before yesterday')) return oneFrom(today, -2, 3 + before)
  const count = numberOf(words[at])
  if (count !== null && /^days?$/.test(norm(words, at + 1)) && norm(words, at + 2) === 'ago')
    return oneFrom(today, -Math.min(Math.trunc(count), 36_500), 3)
  return weekdayAt(words, at, today) ?? dateAt(words, at, today)
}

/** "Last Monday", "on Monday": the latest before today. "This Monday": the one of this week. */
function weekdayAt(words: readonly Word[], at: number, today: string): Named | null {
  const which = norm(words, at)
  const skip = ['last', 'this', 'past', 'previous'].includes(which) ? 1 : 0
  const name = norm(words, at + skip)
  const wanted = SHORT_WEEKDAYS[name] ?? WEEKDAYS.indexOf(name)
  if (wanted < 0) return null
  const week = addDays(today, wanted - weekday(today))
  const after = phrase(words, at + skip + 1, 'last week')
    ? 2
    : phrase(words, at + skip + 1, 'this week')
      ? 2
      : 0
  if (after > 0) return one(addDays(week, norm(words, at + skip + 1) === 'last' ? -7 : 0), skip + 3)
  if (which === 'this') return one(week, 2)
  return one(week < today ? week : addDays(week, -7), skip + 1)
}

/** "1 November", "November 1st, 2026", "1st of November", "2026-11-01". */
function dateAt(words: readonly Word[], at: number, today: string): Named | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(norm(words, at))) {
    const { year: y, month: m, day: d } = civil(norm(words, at))
    const exact = m >= 1 && m <= 12 ? dayOfMonth({ year: y, month: m }, d) : null
    return exact ? { ...one(exact, 1), month: { year: y, month: m } } : null
  }
  const figures = readDate(FIGURES.test(norm(words, at)) ? norm(words, at) : '')
  if (figures.kind === 'understood') return one(figures.value, 1)
  const found = dateParts(words, at, today)
  const exact = found && dayOfMonth(found, found.day)
  return found && exact ? { ...one(exact, found.length), month: found } : null
}

/** The 31 of November is said to be none. */
export function missingDay(words: readonly Word[], at: number, today: string): Read | null {
  const figures = readDate(FIGURES.test(norm(words, at)) ? norm(words, at) : '')
  if (figures.kind === 'unread') return strange(1, sayReason(figures) ?? plannerWords().noSuchDay)
  if (figures.kind === 'ambiguous')
    return strange(
      1,
      sayReason(figures) ?? plannerWords().noSuchDay,
      figures.choices.map(({ shown }) => shown.replace(/^\w+, /, '')),
    )
  const found = dateParts(words, at, today)
  if (!found || dayOfMonth(found, found.day)) return null
  const name = ENGLISH_MONTHS[found.month - 1] ?? ''
  return strange(
    found.length,
    plannerWords().noDay(
      `${found.day} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${found.year}`,
    ),
  )
}

function dateParts(words: readonly Word[], at: number, today: string) {
  const leadingDay = bareDay(words, at)
  const of = leadingDay && norm(words, at + leadingDay.length) === 'of' ? 1 : 0
  const monthAt = at + (leadingDay ? leadingDay.length + of : 0)
  const named = monthName(words, monthAt)
  if (named === null) return null
  const trailing = leadingDay ? null : bareDay(words, monthAt + 1)
  const found = leadingDay ?? trailing
  if (!found) return null
  let next = monthAt + 1 + (trailing?.length ?? 0)
  const comma = norm(words, next) === ',' && YEAR.test(norm(words, next + 1)) ? 1 : 0
  const said = YEAR.test(norm(words, next + comma)) ? Number(norm(words, next + comma)) : null
  if (said) next += comma + 1
  const now = civil(today)
  const isAhead = named > now.month || (named === now.month && found.day > now.day)
  return {
    year: said ?? (isAhead ? now.year - 1 : now.year),
    month: named,
    day: found.day,
    length: next - at,
  }
}

/** "1", "1st", "the 1st", "first": a day of a month that is said elsewhere. */
export function bareDay(
  words: readonly Word[],
  at: number,
): { day: number; length: number } | null {
  const article = norm(words, at) === 'the' ? 1 : 0
  const word = words[at + article]
  const ordinal = ORDINALS.indexOf(word?.norm ?? '')
  if (ordinal >= 0) return { day: ordinal + 1, length: article + 1 }
  if (!/^\d{1,2}$/.test(word?.norm ?? '')) return null
  const value = Number(word?.norm)
  const ending = words[at + article + 1]
  const suffix = ending?.glued && /^(?:st|nd|rd|th)$/.test(ending.norm) ? 1 : 0
  return value >= 1 && value <= 31 ? { day: value, length: article + 1 + suffix } : null
}

export function strange(length: number, message: string, options: string[] = []): Read {
  return { meaning: { kind: 'doubt', message, options }, length }
}
