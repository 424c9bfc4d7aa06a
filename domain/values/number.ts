import { toPlain } from '../text/plain-text.ts'
import type { Advice } from './reasons.ts'
import { type Choice, EMPTY, oneOf, type Reading, understood, unread } from './reading.ts'

const LONGEST = 40
const WORDS: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
}
const formatter = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** What digits and the marks between them may mean, the likelier first: `1.250` is two numbers, `1,5` is one. */
export function decimalsOf(text: string): number[] {
  const compact = text.trim()
  if (/^\d{1,15}$/.test(compact)) return [Number(compact)]
  const marks = compact.replaceAll(/\d/g, '')
  const last = marks.at(-1) ?? ''
  const first = marks[0] ?? ''
  if (marks.length === 1) return oneMark(compact, last)
  const isMixed = first !== last
  const [whole, rest] = isMixed ? splitAtLast(compact, last) : [compact, '']
  const inner = isMixed ? marks.slice(0, -1) : marks
  if (isMixed && last !== '.' && last !== ',') return []
  if (new Set(inner).size !== 1 || !isGrouped(whole, first)) return []
  return finite(`${whole.replaceAll(first, '')}${isMixed ? `.${rest}` : ''}`)
}

/** The same where no factor follows: then a comma before three digits parts thousands. */
export function bareDecimalsOf(text: string): number[] {
  const values = decimalsOf(text)
  return /,\d{3}$/.test(text) ? values.slice(0, 1) : values
}

/** A comma before three digits parts thousands, as English has it; a dot there may part thousands or cents. */
function oneMark(text: string, mark: string): number[] {
  const [whole, rest] = splitAtLast(text, mark)
  if (rest === '' && mark !== '.') return []
  const isDecimal = mark === '.' || mark === ','
  if (!isGrouped(text, mark)) {
    const isPlausible = isDecimal && (mark === '.' || rest.length <= 2)
    return isPlausible && rest !== '' ? finite(`${whole || '0'}.${rest}`) : []
  }
  const thousands = finite(`${whole}${rest}`)
  return isDecimal ? [...thousands, ...finite(`${whole}.${rest}`)] : thousands
}

/** Groups of three; or, as India writes them, of two before the last three. */
function isGrouped(text: string, mark: string): boolean {
  const groups = text.split(mark)
  const [head = '', ...tail] = groups
  if (!/^[1-9]\d{0,2}$/.test(head) || tail.length === 0) return false
  if (tail.every((group) => group.length === 3)) return true
  return (
    mark === ',' &&
    head.length <= 2 &&
    tail.at(-1)?.length === 3 &&
    tail.length > 1 &&
    tail.slice(0, -1).every((group) => group.length === 2)
  )
}

function splitAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark)
  return [text.slice(0, at), text.slice(at + 1)]
}

function finite(digits: string): number[] {
  return /^\d{1,15}(?:\.\d{1,15})?$/.test(digits) ? [Number(digits)] : []
}

type NumberOptions = {
  min?: number
  max?: number
  /** Words that may stand behind the number, as in `3 beds`. */
  units?: RegExp
  /** Said when nothing can be made of it. */
  advice?: Advice
}

/** A whole number in any script's digits. */
export function readWhole(text: string, options: NumberOptions = {}): Reading<number> {
  const { advice = 'wholeNumber' } = options
  const reading = readNumber(text, { ...options, advice })
  if (reading.kind === 'ambiguous') {
    const whole = reading.choices.filter(({ value }) => Number.isInteger(value))
    return oneOf(whole, reading.said.key)
  }
  if (reading.kind !== 'understood' || Number.isInteger(reading.value)) return reading
  return unread(advice)
}

/** A number in any script's digits, with or without a fraction. */
export function readNumber(text: string, options: NumberOptions = {}): Reading<number> {
  const { min = 0, max = 2_000_000_000, units, advice = 'number' } = options
  const plain = toPlain(text, LONGEST)
  if (plain === null) return unread('numberTooLong')
  const bare = units ? plain.replace(units, '').trim() : plain
  if (bare === '') return plain === '' ? EMPTY : unread(advice)
  const values = valuesOf(bare)
  if (values.length === 0) return unread(advice)
  const fitting = values.filter((value) => value >= min && value <= max)
  if (fitting.length === 0) {
    return unread('notBetween', { min: formatter.format(min), max: formatter.format(max) })
  }
  return oneOf(fitting.map(choiceOf), 'whichNumber')
}

function valuesOf(text: string): number[] {
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined
  if (word !== undefined) return [word]
  if (!text.startsWith('-')) return bareDecimalsOf(text)
  return bareDecimalsOf(text.slice(1)).map((value) => 0 - value)
}

const ROOM_UNITS =
  /(?<![\s-])[\s-]*(?:bed(?:s|room|rooms)?|bath(?:s|room|rooms)?|br|bhk|b\/?r|rooms?|غرف|غرفة|غرفه)\.?$/

/** A number of rooms; a studio has none. */
export function readRooms(text: string): Reading<number> {
  const plain = toPlain(text, LONGEST)
  if (plain !== null && /^(?:a )?(?:studio|ستوديو|استوديو)$/.test(plain)) {
    return understood(0, 'Studio')
  }
  return readWhole(text, {
    max: 20,
    units: ROOM_UNITS,
    advice: 'rooms',
  })
}

/** A number that is a name, as of a permit: its digits, leading zeros included. */
export function readDigits(text: string): Reading<string> {
  const plain = toPlain(text, LONGEST)
  const digits = plain?.replaceAll(/[\s-]/g, '') ?? null
  if (digits === '') return EMPTY
  if (digits === null || !/^\d+$/.test(digits)) return unread('digitsAlone')
  return understood(digits, digits)
}

function choiceOf(value: number): Choice<number> {
  return { value, shown: formatter.format(value) }
}
