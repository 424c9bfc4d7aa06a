import { plannerWords } from '#words/planner.ts'
import { sayReason } from '#words/reasons.ts'
import { readMoney } from '#domain/values/money.ts'
import { FACTORS, isCurrency, PERIOD_WORDS } from '#domain/text/money-words.ts'
import type { Reading } from '#domain/values/reading.ts'
import { readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import type { Meaning, Operator, Per } from './meaning.ts'
import type { Word } from './words.ts'

export type Read = { meaning: Meaning; length: number }

const WHOLE = /^(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d{1,2})?)$/
const COUNTS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)$/
const BEDS = new Set(['bed', 'beds', 'bedroom', 'bedrooms', 'br', 'brs', 'bhk', 'bedder'])
const BOUNDS: [phrase: string, operator: Operator, open: boolean][] = [
  ['no more than', 'atMost', false],
  ['not more than', 'atMost', false],
  ['less than', 'atMost', true],
  ['fewer than', 'atMost', true],
  ['cheaper than', 'atMost', true],
  ['up to', 'atMost', false],
  ['at most', 'atMost', false],
  ['maximum of', 'atMost', false],
  ['maximum', 'atMost', false],
  ['max', 'atMost', false],
  ['under', 'atMost', true],
  ['below', 'atMost', true],
  ['<', 'atMost', true],
  ['no less than', 'atLeast', false],
  ['not less than', 'atLeast', false],
  ['more than', 'atLeast', true],
  ['at least', 'atLeast', false],
  ['starting at', 'atLeast', false],
  ['starting from', 'atLeast', false],
  ['minimum of', 'atLeast', false],
  ['minimum', 'atLeast', false],
  ['min', 'atLeast', false],
  ['over', 'atLeast', true],
  ['above', 'atLeast', true],
  ['>', 'atLeast', true],
]
const PER_WORDS: Record<string, Per> = {
  yearly: 'year',
  annually: 'year',
  annual: 'year',
  pa: 'year',
  quarterly: 'quarter',
  monthly: 'month',
  pm: 'month',
  pcm: 'month',
  weekly: 'week',
}

export function numberOf(word: Word | undefined): number | null {
  if (!word) return null
  if (WHOLE.test(word.norm) || COUNTS.test(word.norm)) return readSpokenNumber(word.norm)
  return null
}

/** "2-bed", "at least three bedrooms", "1 or 2 br", "3+ beds". */
export function readBedrooms(words: readonly Word[], at: number): Read | null {
  const bound = boundAt(words, at)
  let next = at + (bound?.length ?? 0)
  const first = numberOf(words[next])
  if (first === null || !Number.isInteger(first) || first > 20) return null
  next += 1
  const open = openEnd(words, next)
  next += open?.length ?? 0
  const joined = open ? null : joinedNumber(words, next)
  next += joined?.length ?? 0
  if (['-', 'x'].includes(words[next]?.norm ?? '')) next += 1
  const isTwoWords = words[next]?.norm === 'bed' && /^rooms?$/.test(words[next + 1]?.norm ?? '')
  if (!BEDS.has(words[next]?.norm ?? '')) return null
  const length = next + (isTwoWords ? 2 : 1) - at
  if (open || (bound && !joined)) {
    const operator = bound?.operator ?? open?.operator ?? 'atLeast'
    const step = bound?.open ? (operator === 'atLeast' ? 1 : -1) : 0
    return { meaning: { kind: 'bedrooms', operator, values: [first + step] }, length }
  }
  const values = joined ? joined.upTo(first) : [first]
  return { meaning: { kind: 'bedrooms', operator: 'is', values }, length }
}

/** "3+ beds", "3 or more bedrooms", "up to": without an end on one side. */
function openEnd(words: readonly Word[], at: number) {
  if (words[at]?.norm === '+') return { operator: 'atLeast' as const, length: 1 }
  const joint = words[at]?.norm ?? ''
  const side = words[at + 1]?.norm ?? ''
  if ((joint !== 'or' && joint !== 'and') || !/^(?:more|above|up|fewer|less|below)$/.test(side))
    return null
  const operator: Operator = /^(?:more|above|up)$/.test(side) ? 'atLeast' : 'atMost'
  return { operator, length: 2 }
}

/** "or 3", "and 4", "to 5": a second number of the same thing. */
function joinedNumber(words: readonly Word[], at: number) {
  const joint = words[at]?.norm ?? ''
  const second = numberOf(words[at + 1])
  if (second === null || !/^(?:or|and|to|-|&|,)$/.test(joint)) return null
  const isRange = joint === 'to' || joint === '-'
  const upTo = (first: number) =>
    isRange && second > first && second - first < 10
      ? Array.from({ length: second - first + 1 }, (_, step) => first + step)
      : [first, second]
  return { length: 2, upTo }
}

/** "Under 2 million", "between 1 and 2m", "8k per month": money, told by a bound, a scale or a currency. */
export function readAmount(words: readonly Word[], at: number, currency: string): Read | null {
  return readBetween(words, at, currency) ?? readBounded(words, at, currency)
}

function readBetween(words: readonly Word[], at: number, currency: string): Read | null {
  const opens = ['between', 'from'].includes(words[at]?.norm ?? '')
  const low = figureAt(words, at + (opens ? 1 : 0))
  if (!low) return null
  const middle = at + (opens ? 1 : 0) + low.length
  const joint = words[middle]?.norm ?? ''
  if (!(opens ? /^(?:and|to|-)$/ : /^(?:to|-)$/).test(joint)) return null
  const high = figureAt(words, middle + 1)
  if (!high || !(low.isMoney || high.isMoney)) return null
  const per = perAt(words, middle + 1 + high.length)
  const length = middle + 1 + high.length + (per?.length ?? 0) - at
  const amounts = [{ ...low, scale: low.scale || high.scale }, high].map((figure) =>
    amountOf(figure, currency),
  )
  return toRead(amounts, ['atLeast', 'atMost'], per?.per ?? null, length)
}

function readBounded(words: readonly Word[], at: number, currency: string): Read | null {
  const bound = boundAt(words, at)
  const figure = figureAt(words, at + (bound?.length ?? 0))
  if (!figure || !(bound || figure.isMoney)) return null
  const next = at + (bound?.length ?? 0) + figure.length
  const isPlus = !bound && words[next]?.norm === '+'
  const per = perAt(words, next + (isPlus ? 1 : 0))
  const operator = bound?.operator ?? (isPlus ? 'atLeast' : 'is')
  const length = next + (isPlus ? 1 : 0) + (per?.length ?? 0) - at
  return toRead([amountOf(figure, currency)], [operator], per?.per ?? null, length)
}

/** What is not sure to be an amount is asked about, with what it may be. */
function toRead(
  amounts: readonly Reading<number>[],
  operators: readonly Operator[],
  per: Per | null,
  length: number,
): Read {
  const bounds: { operator: Operator; value: number }[] = []
  for (const [index, amount] of amounts.entries()) {
    if (amount.kind === 'understood')
      bounds.push({ operator: operators[index] ?? 'is', value: amount.value })
    else return { meaning: { kind: 'doubt', ...doubtOf(amount) }, length }
  }
  return { meaning: { kind: 'amount', bounds, per }, length }
}

function doubtOf(amount: Exclude<Reading<number>, { kind: 'understood' }>) {
  if (amount.kind === 'empty') return { message: plannerWords().whichAmount, options: [] }
  return {
    message: sayReason(amount) ?? plannerWords().whichAmount,
    options: amount.kind === 'ambiguous' ? amount.choices.map(({ shown }) => shown) : [],
  }
}

type Figure = { number: string; scale: string; currency: string; isMoney: boolean; length: number }

function amountOf({ number, scale, currency: said }: Figure, currency: string): Reading<number> {
  return readMoney(`${said} ${number} ${scale}`, { currency })
}

/** A number with the words that make it money: "95k", "1.2 million", "$ 100". */
function figureAt(words: readonly Word[], at: number): Figure | null {
  const before = currencyAt(words, at)
  const next = at + (before ? 1 : 0)
  const word = words[next]
  const number = word && /\d/.test(word.norm) ? word.norm : numberOf(word)
  if (number === null) return null
  const scale = Object.hasOwn(FACTORS, words[next + 1]?.norm ?? '')
    ? (words[next + 1]?.norm ?? '')
    : ''
  const end = next + 1 + (scale ? 1 : 0)
  const after = currencyAt(words, end)
  return {
    number: String(number),
    scale,
    currency: before || after,
    isMoney: Boolean(before || scale || after),
    length: end + (after ? 1 : 0) - at,
  }
}

function currencyAt(words: readonly Word[], at: number): string {
  const word = words[at]?.norm ?? ''
  return isCurrency(word) ? word : ''
}

function perAt(words: readonly Word[], at: number): { per: Per; length: number } | null {
  const alone = PER_WORDS[words[at]?.norm ?? '']
  if (alone) return { per: alone, length: 1 }
  if (!['per', 'a', 'each', '/', 'every'].includes(words[at]?.norm ?? '')) return null
  const unit = words[at + 1]?.norm ?? ''
  const per = Object.hasOwn(PERIOD_WORDS, unit) ? PERIOD_WORDS[unit] : undefined
  return per ? { per, length: 2 } : null
}

function boundAt(words: readonly Word[], at: number) {
  for (const [phrase, operator, open] of BOUNDS) {
    const parts = phrase.split(' ')
    if (parts.every((part, index) => words[at + index]?.norm === part)) {
      const article = ['a', 'an', 'of'].includes(words[at + parts.length]?.norm ?? '') ? 1 : 0
      return { operator, open, length: parts.length + article }
    }
  }
  return null
}
