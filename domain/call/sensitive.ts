import type { SensitiveType } from '../annotation.ts'

/** What stands in a call for words that fewer people may read. */
export const MASK = '▒▒▒▒'

/** A masked place: `start` and `end` in the masked text, `spoken` what was said there. */
export type SensitiveSpan = { type: SensitiveType; start: number; end: number; spoken: string }
type Finding = { type: SensitiveType; start: number; end: number }
type DigitToken = { digits: string; start: number; end: number }

const DIGIT_WORDS: Record<string, string> = {
  zero: '0',
  oh: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
}
const DIGIT_TOKEN =
  /\d+|\b(?:(?:double|triple) )?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/gi
/** Between digits of one number people pause, dash and count in groups; a word ends the number. */
const WITHIN_NUMBER = /^[\s.,-]{0,4}$/
const IBAN = /\b[A-Z]{2}[ -]?\d{2}(?:[ -]?[A-Z0-9]){11,30}/gi
const PASSPORT =
  /\bpassport\b(?:[\s,:]+[a-z'.]+){0,4}?[\s,:]+((?:[A-Z][\s-]?){0,2}\d(?:[\s-]?\d){5,8})\b/dgi

/** Replaces card numbers, identity numbers, IBANs and passport numbers, as digits or as spoken words. */
export function maskSensitive(text: string): { text: string; spans: SensitiveSpan[] } {
  return replace(text, [...ibans(text), ...digitRuns(text).flatMap(numbersIn), ...passports(text)])
}

/** For words that are still being spoken: hides also what may yet become such a number. */
export function maskUnfinished(text: string): string {
  const { text: masked } = maskSensitive(text)
  const starts = digitRuns(masked).filter(mayBecomeSensitive).map(spanOf('card'))
  return replace(masked, starts).text
}

function replace(text: string, findings: Finding[]): { text: string; spans: SensitiveSpan[] } {
  const spans: SensitiveSpan[] = []
  let masked = ''
  let done = 0
  for (const { type, start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue
    masked += text.slice(done, start)
    spans.push({
      type,
      start: masked.length,
      end: masked.length + MASK.length,
      spoken: text.slice(start, end),
    })
    masked += MASK
    done = end
  }
  return { text: masked + text.slice(done), spans }
}

/** Runs of digits that were spoken in one breath. */
function digitRuns(text: string): DigitToken[][] {
  const runs: DigitToken[][] = []
  for (const match of text.matchAll(DIGIT_TOKEN)) {
    const token = {
      digits: digitsOf(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }
    const run = runs.at(-1)
    const previous = run?.at(-1)
    if (run && previous && WITHIN_NUMBER.test(text.slice(previous.end, token.start)))
      run.push(token)
    else runs.push([token])
  }
  return runs
}

function digitsOf(spoken: string): string {
  if (/\d/.test(spoken)) return spoken
  const [first = '', second] = spoken.toLowerCase().split(' ')
  if (!second) return DIGIT_WORDS[first] ?? ''
  return (DIGIT_WORDS[second] ?? '').repeat(first === 'double' ? 2 : 3)
}

/** Identity and card numbers in a run, longest first, always from a token's start to a token's end. */
function numbersIn(run: DigitToken[]): Finding[] {
  for (let length = run.length; length > 0; length -= 1) {
    for (let from = 0; from + length <= run.length; from += 1) {
      const tokens = run.slice(from, from + length)
      const type = typeOfNumber(digitsIn(tokens))
      if (!type) continue
      const rest = [run.slice(0, from), run.slice(from + length)]
      return [spanOf(type)(tokens), ...rest.flatMap(numbersIn)]
    }
  }
  return []
}

function typeOfNumber(digits: string): SensitiveType | null {
  if (digits.length === 15 && digits.startsWith('784')) return 'idNumber'
  if (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits)) return 'card'
  return null
}

/** ISO/IEC 7812-1: the check digit of card numbers. */
function passesLuhn(digits: string): boolean {
  if (/^0+$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Phone numbers of the Emirates begin with 0 or 971, prices are shorter. */
function mayBecomeSensitive(run: DigitToken[]): boolean {
  const digits = digitsIn(run)
  if (digits.startsWith('784')) return digits.length >= 5
  return digits.length >= 8 && /^[2-6]/.test(digits)
}

function ibans(text: string): Finding[] {
  return [...text.matchAll(IBAN)].flatMap((match) => {
    const end = ibanEnd(text, match.index, match.index + match[0].length)
    return end === null ? [] : [{ type: 'iban' as const, start: match.index, end }]
  })
}

/** The match may run on into the next words: the longest part that ends at a word's end and is an IBAN counts. */
function ibanEnd(text: string, start: number, furthest: number): number | null {
  for (let end = furthest; end > start + 14; end -= 1) {
    if (/[A-Z0-9]/i.test(text[end] ?? '') || /[ -]/.test(text[end - 1] ?? '')) continue
    if (isIban(text.slice(start, end).replaceAll(/[ -]/g, '').toUpperCase())) return end
  }
  return null
}

/** ISO 13616. One of the Emirates is masked whatever its check digits: it may have been misheard. */
function isIban(iban: string): boolean {
  if (/^AE\d{21}$/.test(iban)) return true
  const digits = [...(iban.slice(4) + iban.slice(0, 4))]
    .map((character) => parseInt(character, 36))
    .join('')
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97
  return remainder === 1
}

function passports(text: string): Finding[] {
  return [...text.matchAll(PASSPORT)].flatMap(({ indices }) => {
    const range = indices?.[1]
    return range ? [{ type: 'passport' as const, start: range[0], end: range[1] }] : []
  })
}

function digitsIn(tokens: DigitToken[]): string {
  return tokens.map((token) => token.digits).join('')
}

function spanOf(type: SensitiveType): (tokens: DigitToken[]) => Finding {
  return (tokens) => ({ type, start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 })
}
