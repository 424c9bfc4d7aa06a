import { refusalOf } from '#domain/values/readers.ts'
import type { Ambiguous, Unread } from '#domain/values/reading.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { sayReason } from '#words/reasons.ts'

/** Why a text was not taken. In English the choices are named; where they are offered beside it, the question is enough. */
export function sayRefusal(reading: Unread | Ambiguous<unknown>, advice: string): string {
  if (currentLanguage() === 'en') return refusalOf(reading)
  return sayReason(reading) ?? advice
}
