import { foldArabic } from '#domain/text/plain-text.ts'
import type { Word } from './words.ts'

/** The words of a name, without apostrophes and the like, one spelling for Arabic letters, and numbers as figures. */
export function namingWords(text: string): Word[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*/gu)].map(
    ({ index, 0: word }) => ({
      text: spelling(foldArabic(word.toLowerCase().replaceAll(/['’.]/g, ''))),
      start: index,
      end: index + word.length,
    }),
  )
  return words.map((word, at) => {
    const figure = FIGURES.indexOf(word.text) + 1
    return figure > 0 && !COUNTED.test(words[at + 1]?.text ?? '')
      ? { ...word, text: String(figure) }
      : word
  })
}

/** One spelling on both sides of the ocean. */
function spelling(word: string): string {
  return word === 'harbor' ? 'harbour' : word === 'center' ? 'centre' : word
}

/** "Rimal two" is the second of its name; "Rimal two bedroom" says how many. */
const FIGURES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const COUNTED =
  /^(?:bed|bath|bhk|br|room|parking|cheque|check|hundred|thousand|million|k$|point|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$)/

export function keyOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}

/** Arabic writes "and", "in" and "the" together with the word behind them: neither is part of a name, "the" may be. */
const JOINED = /^([وف]?[بلك]?)(ال)?(?=\p{L}{2})/u

export function formsOf(word: Word): Word[] {
  const [, before = '', article = ''] = JOINED.exec(word.text) ?? []
  const inside = word.start + before.length
  const forms = [
    word,
    { ...word, text: word.text.slice(before.length), start: inside },
    { ...word, text: word.text.slice(before.length + article.length), start: inside },
    { ...word, text: word.text.slice(article.length) },
  ]
  return before || article ? forms : [word]
}

/** Between the words of one name; a comma or a full stop ends it. */
const WITHIN_NAME = /^(?:\.?\s|[\s&/()-]){1,4}$/

/** The words from here on that may be one name, so many at most. */
export function runFrom(words: readonly Word[], at: number, longest: number, text: string): Word[] {
  const run = words.slice(at, at + longest)
  const end = run.findIndex((word, index) => {
    const before = run[index - 1]
    return before && !WITHIN_NAME.test(text.slice(before.end, word.start))
  })
  return end < 0 ? run : run.slice(0, end)
}
