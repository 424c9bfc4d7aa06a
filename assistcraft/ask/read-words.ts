import { plannerWords } from '#words/planner.ts'
import { glossQuestion } from './arabic/gloss-question.ts'
import { closeWords } from './words/one-slip.ts'
import { grammarPhrases } from './words/grammar.ts'
import type { Item, Meaning } from './words/meaning.ts'
import { calledBy, meaningOfName, type Names, phraseOf } from './words/names.ts'
import { numberOf, type Read, readAmount, readBedrooms } from './words/read-numbers.ts'
import { readTime } from './time/read-time.ts'
import { timeWords } from './time/time-words.ts'
import type { Word } from './words/words.ts'
import type { Vocabulary } from './words/vocabulary.ts'

/** The language's own phrases, with the ways to say the values of the house's lists. */
export type Lexicon = {
  grammar: ReadonlyMap<string, Meaning>
  words: ReadonlySet<string>
  /** No slip is mended into a word that says nothing: "where" would become "were" and be passed over. */
  telling: readonly string[]
}
/** What words are read by. */
export type Known = { names: Names; lexicon: Lexicon; today: string; currency: string }

let kept: { key: string; lexicon: Lexicon } | null = null

/** Made anew only where the lists are others: they come along with every question. */
export function lexiconOf(lists: Vocabulary['lists']): Lexicon {
  const key = JSON.stringify(lists)
  if (kept?.key === key) return kept.lexicon
  const grammar = new Map(
    grammarPhrases(lists).map(([phrase, meaning]) => [phraseOf(phrase), meaning] as const),
  )
  const words = new Set([...wordsOf(grammar.keys()), ...timeWords()])
  const telling = [...words].filter((word) => grammar.get(word)?.kind !== 'filler')
  kept = { key, lexicon: { grammar, words, telling } }
  return kept.lexicon
}

const LONGEST_PHRASE = 9
/** So many strange words are looked at for slips of the pen; a question with more is asked back anyway. */
const MOST_SLIPS = 6
const MOST_SUGGESTED = 5
const SHORTEST_PART = 3

export type Words = {
  items: Item[]
  /** Slips that were mended, as they are told with the answer. */
  notes: string[]
}

/** What a question's words say, one after the other and each once: nothing is passed over. */
export function readWords(said: readonly Word[], known: Known): Words {
  const { names } = known
  const glossed = glossQuestion(
    said,
    (phrase) => names.has(phrase) || known.lexicon.grammar.has(phrase),
  )
  const { words, notes, close } = mendSlips(glossed, known)
  const items: Item[] = []
  for (let at = 0; at < words.length;) {
    const { meaning, length } = readAt(words, at, known) ?? {
      meaning: { kind: 'unknown', close: suggest(words[at]?.norm ?? '', names, close) } as const,
      length: 1,
    }
    const part = words.slice(at, at + length)
    items.push({
      meaning,
      length,
      said: saidBy(part),
      norm: part.map(({ norm }) => norm).join(' '),
    })
    at += length
  }
  return { items, notes }
}

function readAt(words: readonly Word[], at: number, known: Known): Read | null {
  const said = readTime(words, at, known.today)
  const time = said && !isCutByName(words, at, said, known) ? said : null
  const name = readName(words, at, known)
  if (name && name.length === time?.length) return nameOrTime(words, at, name)
  return longest([
    time,
    readBedrooms(words, at),
    readAmount(words, at, known.currency),
    name,
    readPhrase(words, at, known.lexicon),
    readPlainNumber(words, at),
  ])
}

/** "Of May Aoun" is no time: a name begins in it that goes on behind it. */
function isCutByName(words: readonly Word[], at: number, { length }: Read, known: Known): boolean {
  for (let step = 1; step < length; step += 1)
    if (step + (readName(words, at + step, known)?.length ?? 0) > length) return true
  return false
}

/** May and April are people as well. */
function nameOrTime(words: readonly Word[], at: number, { length }: Read): Read {
  const said = saidBy(words.slice(at, at + length))
  const message = plannerWords().nameOrTime(said)
  return { meaning: { kind: 'doubt', message, options: [] }, length }
}

/** The reading that takes in most words; of two alike the earlier. */
function longest(reads: readonly (Read | null)[]): Read | null {
  return reads.reduce(
    (best, read) => (read && (!best || read.length > best.length) ? read : best),
    null,
  )
}

function readPhrase(words: readonly Word[], at: number, { grammar }: Lexicon): Read | null {
  return longestPhrase(words, at, (phrase) => grammar.get(phrase) ?? null)
}

/** A name that is an everyday word as well ("Will") is one only where it is written like a name. */
function readName(words: readonly Word[], at: number, { names, lexicon }: Known): Read | null {
  const read = longestPhrase(words, at, (phrase, said) => meaningOfName(phrase, said, names))
  if (read?.length !== 1) return read
  const isWord = lexicon.grammar.has(words[at]?.norm ?? '')
  return isWord && !(at > 0 && /^\p{Lu}/u.test(words[at]?.said ?? '')) ? null : read
}

function longestPhrase(
  words: readonly Word[],
  at: number,
  find: (phrase: string, said: string) => Meaning | null,
): Read | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    const part = words.slice(at, at + length)
    const meaning = find(part.map(({ norm }) => norm).join(' '), saidBy(part))
    if (meaning) return { meaning, length }
  }
  return null
}

function readPlainNumber(words: readonly Word[], at: number): Read | null {
  const value = numberOf(words[at])
  return value === null ? null : { meaning: { kind: 'number', value }, length: 1 }
}

/** Words that nobody knows but that are one slip from one that is known; where there are several, they are suggested. */
function mendSlips(said: readonly Word[], { names, lexicon }: Known) {
  const nameWords = wordsOf(names.keys())
  const meant = [...lexicon.telling, ...[...nameWords].filter((word) => !lexicon.words.has(word))]
  const strange = said
    .filter((word) => isLetters(word) && numberOf(word) === null)
    .map(({ norm }) => norm)
    .filter((norm) => !lexicon.words.has(norm) && !nameWords.has(norm))
  const close = new Map(
    [...new Set(strange)].slice(0, MOST_SLIPS).map((norm) => [norm, closeWords(norm, meant)]),
  )
  const notes: string[] = []
  const words = said.map((word) => {
    const [mended, other] = close.get(word.norm) ?? []
    if (!mended || other) return word
    notes.push(plannerWords().mended(word.said, mended))
    return { ...word, norm: mended }
  })
  return { words, notes: [...new Set(notes)], close }
}

function isLetters({ norm }: Word): boolean {
  return /^[\p{L}']+$/u.test(norm)
}

/** Words close to a strange one; or the names that it is a part of, as of "Jumeirah". */
function suggest(norm: string, names: Names, close: ReadonlyMap<string, string[]>): string[] {
  const near = close.get(norm) ?? []
  if (near.length > 0 || norm.length < SHORTEST_PART) return near.slice(0, MOST_SUGGESTED)
  const whole: string[] = []
  for (const [phrase, [named]] of names) {
    if (whole.length === MOST_SUGGESTED) break
    const isPart = ` ${phrase} `.includes(` ${norm} `)
    const called = named && isPart ? calledBy(norm, named) : null
    if (called !== null && !whole.includes(called)) whole.push(called)
  }
  return whole
}

export function wordsOf(phrases: Iterable<string>): Set<string> {
  const words = new Set<string>()
  for (const phrase of phrases) for (const word of phrase.split(' ')) words.add(word)
  return words
}

function saidBy(words: readonly Word[]): string {
  return words.map(({ said, glued }, index) => (glued || index === 0 ? said : ` ${said}`)).join('')
}
