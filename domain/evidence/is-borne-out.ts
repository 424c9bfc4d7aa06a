import type { z } from 'zod'
import { LEAD_FIELDS } from '../lead/fields.ts'
import type { ReferenceValue } from '../reference/reference.ts'
import { dayOf } from '../zone-time.ts'
import { foldArabic, toAsciiDigits } from '../text/plain-text.ts'
import { glossArabic } from '../spoken/arabic/gloss-arabic.ts'
import { createAreaReader } from '../values/area.ts'
import { numbersIn } from '../spoken/spoken-amounts.ts'
import { LONGEST_QUOTE, plainQuote } from './plain-quote.ts'
import { isEmailIn, isNameIn, isPhoneIn } from './contact-evidence.ts'
import { isDayIn } from './date-evidence.ts'
import {
  arePetsIn,
  FINANCING_WORDS,
  FURNISHING_WORDS,
  INTENT_WORDS,
  PERIODS_SAID,
  TEMPERATURE_WORDS,
} from './word-evidence.ts'

export type Evidence = {
  /** The words that a value is said to rest on. */
  quote: string
  /** The day on which they were said, as ISO writes it. */
  today: string
  /** The communities with their names; areas that are in `known` need no words. */
  areas: Parameters<typeof createAreaReader>[0]
  known: readonly string[]
  /** The house's zone, in which days are meant. */
  zone: string
  /** The house's property types, with the ways to say each. */
  propertyTypes: readonly ReferenceValue[]
}

type Rules = typeof LEAD_FIELDS
/** The fields that people write themselves, and so the ones that may be proposed. */
type Proposable = {
  [Name in keyof Rules]: Rules[Name]['write'] extends 'local' ? Name : never
}[keyof Rules]
type Checks = {
  [Name in Proposable]: (value: z.output<Rules[Name]['schema']>, evidence: Evidence) => boolean
}
const LONGEST_NAME_WORDS = 6

/** How each field's value may follow from words. */
const CHECKS: Checks = {
  name: (name, { quote }) => isNameIn(name, quote),
  phone: (phone, { quote }) => isPhoneIn(phone, quote),
  email: (email, { quote }) => isEmailIn(email, quote),
  intent: (intent, { quote }) => INTENT_WORDS[intent].test(quote),
  propertyType: (key, { quote, propertyTypes }) => isValueIn(key, quote, propertyTypes),
  areas: areAreasIn,
  bedrooms: (rooms, { quote }) =>
    rooms === 0 ? /\bstudios?\b|ستوديو/i.test(quote) : isCountIn(rooms, quote),
  bathrooms: (rooms, { quote }) => isCountIn(rooms, quote),
  budgetMin: (amount, { quote }) => isAmountIn(amount, quote),
  budgetMax: (amount, { quote }) => isAmountIn(amount, quote),
  budgetPeriod: (period, { quote }) => PERIODS_SAID[period].test(quote),
  moveDate: (day, { quote, today }) => isDayIn(day, quote, today),
  furnishing: (furnishing, { quote }) => FURNISHING_WORDS[furnishing].test(quote),
  pets: (pets, { quote }) => arePetsIn(pets, quote),
  parking: (spaces, { quote }) =>
    spaces === 1 ? /\b(?:parking|garage|car)\b|موقف/i.test(quote) : isCountIn(spaces, quote),
  financing: (financing, { quote }) => FINANCING_WORDS[financing].test(quote),
  temperature: (temperature, { quote }) => TEMPERATURE_WORDS[temperature].test(quote),
  nextFollowUpAt: (instant, { quote, today, zone }) => isDayIn(dayOf(instant, zone), quote, today),
}

/**
 * Whether a value for a lead's field can be derived from the words that it is said to rest on. A proposal whose value
 * cannot is nobody's wish but its maker's invention.
 */
export function isBorneOut(field: string, value: unknown, evidence: Evidence): boolean {
  if (!isProposable(field) || evidence.quote.trim() === '') return false
  if (check(field, value, evidence)) return true
  // What is said in Arabic bears out what it says.
  const said = toAsciiDigits(evidence.quote.slice(0, LONGEST_QUOTE))
  const { text } = glossArabic(said)
  return text !== said && check(field, value, { ...evidence, quote: text })
}

function check<Name extends Proposable>(field: Name, value: unknown, evidence: Evidence): boolean {
  const parsed = LEAD_FIELDS[field].schema.safeParse(value)
  return parsed.success && CHECKS[field](parsed.data as z.output<Rules[Name]['schema']>, evidence)
}

function isProposable(field: string): field is Proposable {
  return Object.hasOwn(CHECKS, field)
}

/** Whether a value of a list was called by any of its names. */
function isValueIn(key: string, quote: string, values: readonly ReferenceValue[]): boolean {
  const value = values.find((one) => one.key === key)
  if (!value) return false
  const said = ` ${foldArabic(plainQuote(quote)).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  const ways = [value.labels.en, value.labels.ar, ...value.aliases]
  return ways.some((way) => said.includes(` ${foldArabic(way.toLowerCase())} `))
}

function isCountIn(count: number, quote: string): boolean {
  const said = plainQuote(quote)
  return (
    numbersIn(said).some(({ value }) => value === count) ||
    (count === 1 && /\b(?:an?|single)\b/.test(said))
  )
}

/** Of "up to 160" people mean thousands, of "2.2" millions. */
function isAmountIn(amount: number, quote: string): boolean {
  return numbersIn(plainQuote(quote)).some(({ value, isScaled }) =>
    (isScaled ? [1] : [1, 1e3, 1e6]).some((scale) => Math.round(value * scale) === amount),
  )
}

/** Every area but the known ones is named: by some run of the quoted words. */
function areAreasIn(keys: readonly string[], { quote, areas, known }: Evidence): boolean {
  const read = createAreaReader(areas)
  const words = plainQuote(quote)
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter(Boolean)
  const named = new Set(
    words.flatMap((word, from) =>
      formsOf(word).flatMap((first) =>
        Array.from({ length: Math.min(LONGEST_NAME_WORDS, words.length - from) }, (_, more) =>
          read([first, ...words.slice(from + 1, from + more + 1)].join(' ')),
        ).flatMap((reading) => {
          if (reading.kind === 'understood') return [reading.value]
          return reading.kind === 'ambiguous' ? reading.choices.map(({ value }) => value) : []
        }),
      ),
    ),
  )
  return keys.length > 0 && keys.every((key) => known.includes(key) || named.has(key))
}

/** Arabic writes "and", "in" and "the" together with the word behind them. */
function formsOf(word: string): string[] {
  const [joined = '', before = ''] = /^([وفبلك]?)(?:ال)?(?=[\u0621-\u064a]{3})/.exec(word) ?? []
  return [...new Set([word, word.slice(before.length), word.slice(joined.length)])]
}
