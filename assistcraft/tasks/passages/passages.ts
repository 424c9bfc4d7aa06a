import { plainCharacters } from './plain-characters.ts'

/** A stretch of a segment that is read as a whole, and where it begins. */
export type Passage = { text: string; start: number }
type Word = { start: number; end: number }

/** Analysis looks at so much of a segment: some five minutes of speech in one breath. */
const MOST_CHARACTERS = 4000
/** Longer than any labelled turn of a call. What one pattern costs depends on this, and not on what was said. */
const LONGEST_PASSAGE = 320
/** No name, number or address that people say is longer; nothing is looked for in what is. */
const LONGEST_WORD = 80
/** A wider gap separates as a full stop does. */
const WIDEST_GAP = 8
const SENTENCE_END = /[.?!؟]["')]?$/

/**
 * The passages of a segment, in order: cut at the ends of sentences where it is long, at a word where a sentence is.
 * The work on each is bounded, so that the work on a segment is linear in its length.
 */
export function passagesOf(text: string): Passage[] {
  const seen = plainCharacters(text.slice(0, MOST_CHARACTERS))
  const passages: Passage[] = []
  let words: Word[] = []
  const close = (count = words.length) => {
    const [first, last] = [words[0], words[count - 1]]
    if (first && last)
      passages.push({ text: seen.slice(first.start, last.end), start: first.start })
    words = words.slice(count)
  }
  for (const { index, 0: letters } of seen.matchAll(/\S+/g)) {
    const word = { start: index, end: index + letters.length }
    if (word.start - (words.at(-1)?.end ?? word.start) > WIDEST_GAP) close()
    if (letters.length > LONGEST_WORD) close()
    else {
      while (words[0] && word.end - words[0].start > LONGEST_PASSAGE) close(sentences(words, seen))
      words.push(word)
    }
  }
  close()
  return passages.length > 0 ? passages : [{ text: '', start: 0 }]
}

/** How many of the words make whole sentences; all of them where none ends. */
function sentences(words: readonly Word[], text: string): number {
  const last = words.findLastIndex(({ end }) => SENTENCE_END.test(text.slice(end - 2, end)))
  return last < 0 ? words.length : last + 1
}
