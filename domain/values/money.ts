import type { Period } from '../catalogue.ts'
import { FACTORS, isCurrency, isForeign, PERIOD_WORDS, ROUGHLY } from '../text/money-words.ts'
import type { Habits } from './habits.ts'
import { bareDecimalsOf, decimalsOf } from './number.ts'
import { foldArabic, toPlain } from '../text/plain-text.ts'
import { EMPTY, oneOf, type Reading, unread } from './reading.ts'

const LONGEST = 80
const MOST = 2_000_000_000
const formatter = new Intl.NumberFormat('en-AE', { maximumFractionDigits: 0 })
/** A number with its marks, a word, or a mark alone. Spaces part thousands only where a group of three follows. */
const TOKEN = /\d+(?:[.,']\d+|\s\d{3}(?!\d))*(?:[.,](?!\d))?|[.,]\d+|[\p{L}\p{M}.]+|[^\s\p{L}\d]/gu

/** Before a period, as in `95k/year` and `8k a month`. */
const PER = new Set(['/', 'per', 'a', 'an', 'each', 'every'])

type MoneyOptions = Pick<Habits, 'currency'>
type Term = { written: string; factor: number }
type Parsed = { terms: Term[]; period: Period | null }
/** An amount with the period that was said with it. */
export type Money = { amount: number; period: Period | null }

/** An amount in whole units of the house's currency. */
export function readMoney(text: string, options: MoneyOptions): Reading<number> {
  const parsed = parseMoney(text, options)
  if ('kind' in parsed) return parsed
  if (parsed.period) return unread('amountAlone')
  return amountOf(parsed.terms, options)
}

/** The same for a phrase that may say its period, as in `95k a year`. */
export function readMoneyPhrase(text: string, options: MoneyOptions): Reading<Money> {
  const parsed = parseMoney(text, options)
  if ('kind' in parsed) return parsed
  const { period } = parsed
  const reading = amountOf(parsed.terms, options)
  if (reading.kind === 'understood') return { ...reading, value: { amount: reading.value, period } }
  if (reading.kind !== 'ambiguous') return reading
  const choices = reading.choices.map(({ value, shown }) => ({
    value: { amount: value, period },
    shown,
  }))
  return { ...reading, choices }
}

function parseMoney(text: string, { currency }: MoneyOptions) {
  const plain = toPlain(text, LONGEST)
  if (plain === null) return unread('amountTooLong')
  if (plain === '') return EMPTY
  return parseTokens(foldArabic(plain).match(TOKEN) ?? [], currency)
}

/** Every token is accounted for, or the amount is not read. */
function parseTokens(tokens: readonly string[], currency: string) {
  const parsed: Parsed = { terms: [], period: null }
  const rest = [...tokens]
  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    const word = token.replace(/(?<!\.)\.$/, '')
    if (/\d/.test(token)) {
      if (decimalsOf(word).length === 0) return unread('noNumberInAmount', { text: token })
      parsed.terms.push({ written: word, factor: 1 })
    } else if (Object.hasOwn(FACTORS, word)) {
      if (!multiply(parsed.terms, FACTORS[word] ?? 1)) return unread('amount')
    } else if (isForeign(word, currency)) {
      return unread('otherCurrency', { currency, text: token })
    } else if (PER.has(word)) {
      const next = rest.shift() ?? ''
      if (/^[-=]$/.test(next)) continue
      if (!Object.hasOwn(PERIOD_WORDS, next)) return unread('amount')
      parsed.period = PERIOD_WORDS[next] ?? null
    } else if (Object.hasOwn(PERIOD_WORDS, word) && parsed.terms.length > 0) {
      parsed.period = PERIOD_WORDS[word] ?? null
    } else if (!isCurrency(word) && !ROUGHLY.has(word)) {
      return unread('noAmount', { text: token })
    }
  }
  return parsed
}

/** `1.2` becomes `1.2 million`; a factor with no number before it counts once, as in `مليون`. */
function multiply(terms: Term[], factor: number): boolean {
  const last = terms.at(-1)
  if (!last || last.factor !== 1) return terms.push({ written: '1', factor }) > 0
  last.factor = factor
  return true
}

/** `1 million 200 thousand` adds up; `90 95` are two amounts. */
function amountOf(terms: readonly Term[], { currency }: MoneyOptions): Reading<number> {
  const [first, ...others] = terms
  if (!first) return unread('amount')
  const rest = others.map((term) => meant(term)[0] ?? 0)
  const falls = rest.every((amount, at) => {
    const above = terms[at]?.factor ?? 0
    return amount >= 1_000 && amount < above && (others[at]?.factor ?? 0) < above
  })
  if (!falls) return unread('oneAmount')
  const sum = rest.reduce((total, amount) => total + amount, 0)
  const fitting = meant(first)
    .map((amount) => Math.round(amount + sum))
    .filter((amount) => amount <= MOST)
  if (fitting.length === 0) return unread('amountTooLarge')
  const choices = fitting.map((value) => ({
    value,
    shown: `${currency} ${formatter.format(value)}`,
  }))
  return oneOf(choices, 'whichAmount')
}

/** Nobody means a thousand millions by `1.250m`, nor one and a half dirhams by `1.5`. */
function meant({ written, factor }: Term): number[] {
  const numbers = factor === 1 ? bareDecimalsOf(written) : decimalsOf(written)
  const likely = factor >= 1_000_000 ? numbers.slice(-1) : numbers
  return likely.flatMap((number) => {
    const amount = number * factor
    const isFraction = amount < 1_000 && !Number.isInteger(amount)
    return isFraction ? [amount * 1_000_000, amount * 1_000] : [amount]
  })
}
