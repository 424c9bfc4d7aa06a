import { foldArabic, toAsciiDigits } from '#domain/text/plain-text.ts'

/** One word of a question: as it was said, and in the form in which words are compared. */
export type Word = {
  said: string
  norm: string
  /** Begins right after the word before it: "2br", "1-15". */
  glued: boolean
}

/** More words than anybody asks with are not read; what is longer is asked to be shorter. */
export const MOST_WORDS = 80

const DAY = String.raw`(?:\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}|\p{Nd}{1,2}([/.])\p{Nd}{1,2}\1\p{Nd}{4})(?!\p{Nd})`
const NUMBER = String.raw`\p{Nd}+(?:[.,٫٬]\p{Nd}+)*`
const LETTERS = String.raw`[\p{L}\p{M}]+(?:['’‘ʼ][\p{L}\p{M}]+)*`
const WORD = new RegExp(`${DAY}|${NUMBER}|${LETTERS}|\\S`, 'gu')
/** What sets clauses apart and says nothing itself. A comma is a word, since it may stand for "and". */
const SILENT = /^[.?!:;"“”«»()[\]{}…'’‘`؟؛*_\p{Extended_Pictographic}\p{Cf}\p{M}]$/u

/** The words of a question, in order. A hyphen is one only between numbers or on its own: "1-15", but "walk-in". */
export function toWords(question: string): Word[] {
  const words: Word[] = []
  let end = 0
  for (const { 0: said, index } of question.matchAll(WORD)) {
    const glued = index === end && index > 0
    end = index + said.length
    if (SILENT.test(said)) continue
    if (isDash(said) && glued && !isBetweenNumbers(question, index)) continue
    words.push(...unpossessed({ said, norm: fold(said), glued }))
  }
  return words
}

const ASCII = /^[\x20-\x7e]*$/

/** Case, accents, Arabic letters, digits of any script and the shapes of apostrophes do not tell words apart. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return foldArabic(toAsciiDigits(text.normalize('NFKC')))
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
    .replaceAll(/[’‘ʼ]/g, "'")
    .replaceAll('ة', 'ه')
    .toLowerCase()
}

/** "1-15", "90k-120k", "2-bed", but not "walk-in". */
function isBetweenNumbers(question: string, at: number): boolean {
  return [question[at - 1], question[at + 1]].some((one) => /\p{Nd}/u.test(one ?? ''))
}

function isDash(said: string): boolean {
  return /^[-‐‑‒–—]$/.test(said)
}

/** "Omar's" is Omar, "what's" is what, and "areawise" is two words. */
function unpossessed(word: Word): Word[] {
  const { norm, said } = word
  if (isDash(said)) return [{ ...word, norm: '-' }]
  const [, stem] = /^(.+)'(?:s|re|ve|d|ll|m)$/.exec(norm) ?? []
  if (stem) return [{ ...word, norm: stem }]
  const [, split] = /^(\p{L}{3,}(?<!like|other|clock))wise$/u.exec(norm) ?? []
  if (split)
    return [
      { ...word, norm: split },
      { said: '', norm: 'wise', glued: true },
    ]
  return [{ ...word, norm: norm.endsWith("s'") ? norm.slice(0, -1) : norm }]
}

const ARABIC = /\p{Script=Arabic}/u

export function isArabic(said: string): boolean {
  return ARABIC.test(said)
}
