import { ENGLISH_MONTHS } from '#domain/text/date-words.ts'
import { addDays, type Unit } from '#domain/metrics/time/days.ts'
import { bound, type Rolls } from '#domain/metrics/time/rolling-time.ts'
import type { Span } from './days.ts'
import type { Word } from '../words/words.ts'

/** A stretch of days that a phrase names; `isDay`: one day, of which "from" does not tell where it ends. */
export type Named = Span & {
  isDay: boolean
  length: number
  /** Where it was said from today on. */
  rolls?: Rolls
  month?: { year: number; month: number }
}

export const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
export const SHORT_WEEKDAYS: Record<string, number> = {
  mon: 0,
  tue: 1,
  tues: 1,
  wed: 2,
  thu: 3,
  thur: 3,
  thurs: 3,
  fri: 4,
  sat: 5,
  sun: 6,
}
export const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(
  ' ',
)
export const UNITS: Record<string, Unit> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
}
/** Years that a brokerage speaks of. */
export const YEAR = /^20[0-4]\d$/

/** The words that time needs, for whoever looks for slips of the pen. */
export function timeWords(): string[] {
  return [
    ...ENGLISH_MONTHS,
    ...WEEKDAYS,
    ...Object.keys(UNITS),
    ...'today yesterday tomorrow next coming last this current previous past since before after until between weekend half quarter during'.split(
      ' ',
    ),
  ]
}

/** A month by its name or the first letters of it; "may I" is none. */
export function monthName(words: readonly Word[], at: number): number | null {
  const word = norm(words, at)
  if (word === 'may' && /^(?:i|we|be)$/.test(norm(words, at + 1))) return null
  const index = ENGLISH_MONTHS.findIndex(
    (name) =>
      name === word || name.slice(0, 3) === word || (word === 'sept' && name === 'september'),
  )
  return index < 0 ? null : index + 1
}

export function phrase(words: readonly Word[], at: number, said: string): boolean {
  return said.split(' ').every((part, index) => norm(words, at + index) === part)
}

export function norm(words: readonly Word[], at: number): string {
  return words[at]?.norm ?? ''
}

export function one(from: string, length: number): Named {
  return { from, to: addDays(from, 1), isDay: true, length }
}

/** So many days from today. */
export function oneFrom(today: string, days: number, length: number): Named {
  const rolls = { from: bound('day', days), to: bound('day', days + 1) }
  return { ...one(addDays(today, days), length), rolls }
}
