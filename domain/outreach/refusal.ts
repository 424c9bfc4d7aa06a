import type { ConsentChannel } from '../contact/consent.ts'
import { cutCharacters } from '../text/characters.ts'
import { foldArabic, toAsciiDigits } from '../text/plain-text.ts'
import { FILLERS, FOR_GOOD, REFUSALS, type Refusing } from './refusal-words.ts'

/** Who says no says so at the beginning. */
const LONGEST_LOOKED_AT = 2_000
const MOST_WORDS = 12
const LONGEST_QUOTE = 200

export type Refusal = {
  /** The ways that they want no more. */
  channels: ConsentChannel[]
  /** The sentence that says so. */
  words: string
  /** Whether nothing else is said: who also asks for something waits for an answer. */
  isAll: boolean
}

/**
 * Whether somebody says that they want no more messages or calls: “stop”, “please remove me from your list”, “لا تراسلوني”. Only a whole
 * sentence of such words is one, so that whoever stops by tomorrow is still written to. Each word is looked at a few times.
 */
export function readRefusal(text: string, came: ConsentChannel): Refusal | null {
  const sentences = sentencesOf(text)
  const speaking = sentences.filter((one) => wordsOf(one).said.length > 0).length
  const refused = sentences.flatMap((sentence) => refusedIn(sentence, speaking) ?? [])
  const [first] = refused
  if (!first) return null
  const channels = new Set(first.found.map(({ about }) => (about === 'came' ? came : about)))
  const words = cutCharacters(first.sentence.trim(), LONGEST_QUOTE)
  const isAll = refused.length === speaking && text.length <= LONGEST_LOOKED_AT
  return { channels: [...channels], words, isAll }
}

function refusedIn(sentence: string, speaking: number) {
  const { said, isForGood } = wordsOf(sentence)
  if (said.length === 0 || said.length > MOST_WORDS) return null
  const may = ({ isAlone }: Refusing) => !isAlone || isForGood || speaking === 1
  const found = REFUSALS.filter((one) => may(one) && says(one, said))
  return found.length > 0 ? { sentence, found } : null
}

const SENTENCE_ENDS = new Set('.!?؟\n\r,،;؛:…')

function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let sentence = ''
  for (const letter of text.slice(0, LONGEST_LOOKED_AT)) {
    if (!SENTENCE_ENDS.has(letter)) {
      sentence += letter
      continue
    }
    if (sentence.trim() !== '') sentences.push(sentence)
    sentence = ''
  }
  return sentence.trim() === '' ? sentences : [...sentences, sentence]
}

/** Folded, without what has no weight. */
function wordsOf(sentence: string): { said: string[]; isForGood: boolean } {
  const plain = foldArabic(toAsciiDigits(sentence.normalize('NFKC')).toLowerCase())
  const letters = plain.replaceAll('ة', 'ه').replaceAll(/['’‘`´ʼ]/gu, '')
  const found = letters.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const isForGood = found.some((word) => FOR_GOOD.has(word))
  return { said: found.filter((word) => !FILLERS.has(word)), isForGood }
}

function says({ begins, beside, needs }: Refusing, said: readonly string[]): boolean {
  return begins.some((begin) => {
    const first = begin.split(' ').filter((word) => !FILLERS.has(word))
    if (!first.every((word, at) => said[at] === word)) return false
    const rest = said.slice(first.length)
    return (
      rest.every((word) => beside.has(word)) && (!needs || rest.some((word) => needs.has(word)))
    )
  })
}
