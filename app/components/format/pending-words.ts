import { formatWords } from '#words/format.ts'
import type { Pending } from '#live/kept-copies.ts'
import { frameWords } from '#words/frame.ts'
import { perLanguage } from '#words/catalogue/per-language.ts'

const lists = perLanguage((locale) => new Intl.ListFormat(locale))
const MOST_NAMED = 5

/** What is not stored, as part of a sentence: `lead L-1042 (bedrooms, budget max) and a call`. */
export function pendingWords(pending: readonly Pending[]): string {
  const words = frameWords().pending
  const named = pending.slice(0, MOST_NAMED).map(({ record, fields }) => {
    return fields.length > 0
      ? words.record(record, formatWords().list(fields.map(inWords)))
      : record
  })
  const more = pending.length - named.length
  const parts = more > 0 ? [...named, words.more(more)] : named
  return lists().format(parts)
}

/** `budgetMax` → `budget max` */
function inWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
