import { bareDecimalsOf, decimalsOf } from '../values/number.ts'
import { readSpokenNumber, SPELLED } from './spoken-numbers.ts'

const DIGIT = 'zero|oh|one|two|three|four|five|six|seven|eight|nine'
const TENS =
  'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?'
const FIGURE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?`
/** "One seventy" thousand: people leave the hundred out. */
const HUNDREDS = `(?:one|two|three|four|five|six|seven|eight|nine) (?:${TENS}|(?:oh|zero|nought) (?:one|two|three|four|five|six|seven|eight|nine))`
const POINT = `${SPELLED} point (?:${DIGIT})(?: (?:${DIGIT})){0,2}`
const HALF = / and (?:a )?half$/
const HALVES = String.raw`half an?|(?:\d{1,3}|${SPELLED}) and (?:a )?half`
/** "A million": an article counts where a scale follows it. */
const ARTICLE = 'an?(?= (?:million|thousand|lakh|grand))'

/** A source for an amount without its scale, in figures or words, without a group. */
export const AMOUNT = `(?:${HALVES}|${FIGURE}|${POINT}|${HUNDREDS}|${SPELLED}|${ARTICLE})`

/** A source for a scale; no letter follows it. */
export const SCALE = String.raw`(?:k|thousand|grand|mn|mil|m|millions?|lakhs?|lacs?|crores?|ألف|الف|آلاف|مليون|ملايين)(?![\p{L}\d])`

const SPOKEN = new RegExp(
  String.raw`(?<![\p{L}\d.,])(${AMOUNT})(?:\s?(${SCALE}))?( and (?:a )?half\b)?(?!\p{L})`,
  'giu',
)

export type SpokenNumber = { value: number; isScaled: boolean }

/** Every number that a text says, in figures or words, with its scale: "one seventy k" is 170,000. */
export function numbersIn(text: string): SpokenNumber[] {
  return [...text.matchAll(SPOKEN)].flatMap(([, words = '', scale, half]) => {
    const factor = scaleOf(scale)
    const value = readAmount(words, factor !== null)
    if (value === null) return []
    return [{ value: (value + (half ? 0.5 : 0)) * (factor ?? 1), isScaled: factor !== null }]
  })
}

/** The amounts of a text whose scale is said. */
export function scaledIn(text: string): number[] {
  return numbersIn(text).flatMap(({ value, isScaled }) => (isScaled ? [value] : []))
}

/** The number that an amount says, before its scale; null where it says none. With a scale `1.250` has decimals. */
export function readAmount(words: string, scaled = false): number | null {
  const plain = words.toLowerCase().trim()
  if (/^half an?$/.test(plain)) return 0.5
  if (/^an?$/.test(plain)) return 1
  const whole = HALF.test(plain) ? readAmount(plain.replace(HALF, '')) : null
  if (whole !== null) return whole + 0.5
  if (/^\d/.test(plain))
    return (scaled ? decimalsOf(plain).at(-1) : bareDecimalsOf(plain)[0]) ?? null
  const [units, decimals] = plain.split(' point ')
  if (units && decimals) return withDecimals(readSpokenNumber(units), decimals.split(' '))
  const hundreds = new RegExp(`^(${DIGIT}) (?:(?:oh|zero|nought) )?(${DIGIT}|${TENS})$`).exec(plain)
  if (!hundreds || !new RegExp(`^${HUNDREDS}$`).test(plain)) return readSpokenNumber(plain)
  return (
    (readSpokenNumber(hundreds[1] ?? '') ?? 0) * 100 + (readSpokenNumber(hundreds[2] ?? '') ?? 0)
  )
}

export function scaleOf(word: string | undefined): number | null {
  if (!word) return null
  const plain = word.toLowerCase()
  if (/^(?:k|thousand|grand|ألف|الف|آلاف)$/.test(plain)) return 1e3
  if (plain.startsWith('crore')) return 1e7
  return /^la(?:kh|c)/.test(plain) ? 1e5 : 1e6
}

function withDecimals(units: number | null, words: readonly string[]): number | null {
  if (units === null) return null
  const digits = words.map((word) => (word === 'oh' ? 0 : readSpokenNumber(word)))
  return Number(`${units}.${digits.join('')}`)
}
