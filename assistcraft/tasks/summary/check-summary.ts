import { numbersIn } from '#domain/spoken/spoken-amounts.ts'
import { toPlain } from '#domain/text/plain-text.ts'
import type { Brief } from '#domain/call/assistance.ts'

type Source = {
  /** The local summary: what it says stands on the call's marks. */
  draft: Brief
  /** What was said, segment by segment. */
  words: readonly string[]
}
type Known = { numbers: Set<number>; words: Set<string> }

/** Of a text so much is looked at: as much of a segment as its analysis reads. */
const LONGEST = 4000
/** A name, an area, a month or a weekday: a word with a capital that begins no sentence; an address of any kind. */
const NAMED = /(?=\p{Lu})(?<=[\p{L}\p{N},;:)’'"-]\s+)\p{Lu}[\p{L}\p{M}’'-]*/gu
const ADDRESS = /[^\s@]{1,64}@[^\s@]{1,255}|\bhttps?:\S{1,200}|\bwww\.\S{1,200}/giu
/** A summary sends nobody anywhere, whoever named the place. */
const LINK = /\bhttps?:|\bwww\./i
const MARKUP = /[<>{}]|[^\P{Cc}\n]/u
/**
 * A model's summary without the lines that claim what the call does not: each number, name, place and date must stand
 * in the marks, by way of the draft that was made of them, or in the words. An outcome that fails is the draft's.
 */
export function holdToCall(summary: Brief, { draft, words }: Source): Brief {
  const isKnown = createLineCheck([...linesOf(draft), ...words])
  const isTrue = (line: string) => isKnown(line) && !LINK.test(line)
  return {
    outcome: isTrue(summary.outcome) ? summary.outcome : draft.outcome,
    requirements: summary.requirements.filter(isTrue),
    agreed: summary.agreed.filter(isTrue),
    concerns: summary.concerns.filter(isTrue),
    nextSteps: summary.nextSteps.filter(isTrue),
  }
}

/** Whether a line claims nothing that these texts do not hold: no other number, name, place, date or address. */
export function createLineCheck(texts: readonly string[]): (line: string) => boolean {
  const known = knownIn(texts)
  return (line) => isBorneOut(line, known)
}

/** What would lead somebody elsewhere, whoever said it. */
export function hasAddress(line: string): boolean {
  return line.search(ADDRESS) >= 0
}

function isBorneOut(line: string, known: Known): boolean {
  if (MARKUP.test(line)) return false
  const names = [...line.matchAll(NAMED)].map(([name]) => plainWord(name))
  const addresses = [...line.matchAll(ADDRESS)].map(([address]) => plainWord(address))
  return (
    [...names, ...addresses].every((name) => known.words.has(name) || name === 'i') &&
    numbersIn(plain(line)).every(({ value }) => known.numbers.has(value))
  )
}

function knownIn(texts: readonly string[]): Known {
  const plainTexts = texts.map(plain)
  return {
    numbers: new Set(plainTexts.flatMap((text) => numbersIn(text).map(({ value }) => value))),
    words: new Set(plainTexts.flatMap((text) => text.split(/\s+/).map(plainWord))),
  }
}

export function linesOf({ outcome, requirements, agreed, concerns, nextSteps }: Brief): string[] {
  return [outcome, ...requirements, ...agreed, ...concerns, ...nextSteps]
}

function plain(text: string): string {
  return toPlain(text.slice(0, LONGEST), LONGEST) ?? ''
}

/** A word without the marks around it and without its possessive. */
function plainWord(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}]{1,10}/u, '')
    .replace(/[^\p{L}\p{N}]{1,10}$/u, '')
    .replace(/'s$/, '')
}
