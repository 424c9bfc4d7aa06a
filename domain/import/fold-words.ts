import { foldArabic, toPlain } from '../text/plain-text.ts'

const LONGEST = 200

/** How a heading or a choice is told from others: its words in small letters, whatever stands between them. */
export function foldWords(text: string): string {
  const plain = toPlain(text.slice(0, LONGEST).toWellFormed(), LONGEST * 4) ?? ''
  return foldArabic(plain)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll('ة', 'ه')
    .trim()
}
