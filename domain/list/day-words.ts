import { DaySchema } from '../calendar.ts'
import { daysAfter } from '../zone-time.ts'

const RELATIVE = /^today(?:([+-])(\d{1,4}))?$/

/** A day, or one counted from today: `2026-11-29`, `today`, `today-7`. A saved view keeps the words, so that it moves with the days. */
export function isDayWord(word: string): boolean {
  return RELATIVE.test(word) || DaySchema.safeParse(word).success
}

/** The day that is meant, where it is `today`. */
export function dayOfWord(word: string, today: string): string {
  const match = RELATIVE.exec(word)
  if (!match) return word
  const [, sign, days = '0'] = match
  return daysAfter(today, sign === '-' ? -Number(days) : Number(days))
}
