import type { Said } from '#domain/said.ts'
import { fillGaps } from '#domain/values/reasons.ts'
import { reasons as ar } from './ar/reasons.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { isolate } from './catalogue/isolate.ts'
import { currentLanguage, currentLocale } from './catalogue/language.ts'
import { reasons as en } from './en/reasons.ts'
import { wordOf } from './catalogue/word-of.ts'

const reasonWords = catalogue({ en, ar })

/** Why a text was not taken as the value that it should be, in the reader's language; null where it was told in English only. */
export function sayReason({ reason, said }: { reason: string; said?: Said | null }): string | null {
  if (currentLanguage() === 'en') return reason
  const words = reasonWords()
  if (!said || !Object.hasOwn(words, said.key)) return null
  const gaps = Object.entries(said.with ?? {}).map(([name, value]) => [
    name,
    name === 'date' ? value : isolate(String(value)),
  ])
  return fillGaps(wordOf(words, said.key), Object.fromEntries(gaps), currentLocale())
}
