import { foldArabic, toAsciiDigits } from '#domain/text/plain-text.ts'
import type { Line } from './line/turns.ts'

/** The lines that hold the words, by their place; spelled with or without accents, capitals and Arabic vowel signs. */
export function findLines(lines: readonly Line[], words: string): number[] {
  const wanted = fold(words.trim())
  if (wanted === '') return []
  return lines.flatMap(({ segment }, index) => (fold(segment.text).includes(wanted) ? [index] : []))
}

function fold(text: string): string {
  const bare = text.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return foldArabic(toAsciiDigits(bare)).replaceAll('’', "'").toLowerCase()
}
