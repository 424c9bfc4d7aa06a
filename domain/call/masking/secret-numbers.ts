import type { SensitiveType } from '../annotation.ts'
import { type Run, partOf } from './number-runs.ts'

export type Finding = { type: SensitiveType; start: number; end: number; digits: string }
/** How many digits a whole one has, at the most. */
export const LONGEST: Record<SensitiveType, number> = {
  card: 19,
  idNumber: 15,
  iban: 34,
  passport: 9,
  cvv: 4,
}

/**
 * Which cards there are, by their first digits, and how long they are (ISO/IEC 7812-1): a sum alone would take every
 * tenth row of two phone numbers for a card.
 */
const CARDS =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0|6|8|9)\d{12,17}|35\d{14}|(?:5[06-8]|6\d|8[12])\d{11,17}|9792\d{12})$/
/** The number of an Emirates ID is 784, the year of birth, seven digits and one. */
const IDENTITY = /^784\d{12}$/

/** What these digits are, whatever was said around them; null if nobody can be sure. */
export function typeOfDigits(digits: string): SensitiveType | null {
  if (IDENTITY.test(digits)) return 'idNumber'
  return isCardShape(digits) && passesLuhn(digits) ? 'card' : null
}

export function isCardShape(digits: string): boolean {
  return digits.length <= LONGEST.card && CARDS.test(digits)
}

/** ISO/IEC 7812-1: the check digit of card numbers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const value = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** Whole numbers within a run, from a token's start to a token's end, the longest at each place; and what is left. */
export function secretsInRun(run: Run): { found: Finding[]; rest: Run[] } {
  const found: Finding[] = []
  const rest: Run[] = []
  let done = 0
  for (let from = 0; from < run.tokens.length; from += 1) {
    const whole = wholeAt(run, from)
    if (!whole) continue
    if (from > done) rest.push(partOf(run, done, from))
    const part = partOf(run, from, whole.to)
    found.push({ type: whole.type, start: part.start, end: part.end, digits: part.digits })
    done = whole.to
    from = whole.to - 1
  }
  if (done < run.tokens.length) rest.push(partOf(run, done, run.tokens.length))
  return { found, rest }
}

/** At most as many steps as the longest number has digits. */
function wholeAt(run: Run, from: number): { type: SensitiveType; to: number } | null {
  let longest: { type: SensitiveType; to: number } | null = null
  let digits = ''
  for (let to = from; to < run.tokens.length; to += 1) {
    digits += run.tokens[to]?.digits ?? ''
    if (digits.length > LONGEST.card) break
    const type = typeOfDigits(digits)
    if (type) longest = { type, to: to + 1 }
  }
  return longest
}

/** Whether digits are grouped as on a card: by four, or said one by one, or in one piece. */
export function isGroupedAsCard({ tokens, digits }: Pick<Run, 'tokens' | 'digits'>): boolean {
  if (tokens.length === 1) return digits.length % 4 === 0 || digits.length >= 13
  const isByFour = tokens.every((token, index) =>
    index < tokens.length - 1 ? token.digits.length === 4 : token.digits.length <= 4,
  )
  return isByFour || tokens.every((token) => token.digits.length <= 2)
}

/** What a run that is not everyday may be the beginning of; `least` is how many digits make it likely. */
export function likelyType(run: Run, least: number): SensitiveType | null {
  if (/^784(?:19|20)\d/.test(run.digits)) return 'idNumber'
  const isLikely = run.digits.length >= least && /^(?:[3-6]|2[2-7])/.test(run.digits)
  const isList = run.tokens.length === 2 && run.tokens[1]?.pause
  return isLikely && !isList && isGroupedAsCard(run) ? 'card' : null
}
