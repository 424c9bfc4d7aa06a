import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min'
import type { Habits } from './habits.ts'
import { looksLikeDate } from './date.ts'
import { toPlain } from '../text/plain-text.ts'
import { spokenDigits } from '../text/spoken-digits.ts'
import {
  ambiguous,
  type Choice,
  EMPTY,
  oneOf,
  type Reading,
  understood,
  unread,
} from './reading.ts'

const LONGEST = 60
/** In words it takes more letters. */
const LONGEST_SAID = 200
const FEWEST_SAID = 7
const LABEL = /^(?:tel|telephone|phone|ph|mobile|mob|cell|whatsapp|callto|sms|هاتف|جوال)\b[.:\s]*/
/** As it is written: digits, one plus, and what stands between groups. */
const WRITTEN = /^\+?[\d\s().\-/]*$/
const EXTENSION = /(?<!\s)\s*(?:;?ext[.=:]?|extension|x|#)\s*(\d{1,6})$/
const BETWEEN_NUMBERS = /(?:(?<!\s)\s+)?(?:[,;|&]|\/\/?|\bor\b|\band\b|أو|او)\s*/
const E164 = /^\+[1-9]\d{6,14}$/
const MOST_NUMBERS = 3
/** A row of digits without a plus that is longer is some other number: of a card, an identity, an account. */
const MOST_DIGITS_WITHOUT_PLUS = 13

type PhoneOptions = {
  /** Where a number without a country code rings; null where that is not known. */
  country: Habits['country'] | null
  /** The sender is known to write international numbers without their plus. */
  plusMayBeMissing?: boolean
}

/** A phone number in any script and habit of writing, as E.164. Without a country code it is one of the house's country. */
export function readPhone(text: string, options: PhoneOptions): Reading<string> {
  const plain = toPlain(text, LONGEST)
  if (plain === null) return readSaid(text, options) ?? unread('phoneTooLong')
  const bare = plain.replace(/^(?:tel|callto|sms):\/*/, '').replace(LABEL, '')
  if (bare === '') return EMPTY
  if (looksLikeDate(bare)) return unread('phoneIsDate')
  const one = readOne(bare, options)
  if (one.kind !== 'unread') return one
  return readSeveral(bare, options) ?? one
}

function readOne(text: string, options: PhoneOptions): Reading<string> {
  const extension = EXTENSION.exec(text)
  const written = extension ? text.slice(0, extension.index) : text
  if (!WRITTEN.test(written) || !/\d/.test(written))
    return readSaid(text, options) ?? unread('noPhone')
  const reading = readWritten(written, options)
  if (!extension || reading.kind !== 'understood') return reading
  return understood(reading.value, `${reading.shown} (without extension ${extension[1]})`)
}

function readWritten(written: string, options: PhoneOptions): Reading<string> {
  const digits = written.replaceAll(/\D/g, '')
  const isInternational = written.startsWith('+') || digits.startsWith('00')
  const international = `+${digits.replace(/^00/, '')}`
  const number = parsePhoneNumberFromString(
    isInternational ? international : digits,
    options.country ?? undefined,
  )
  if (number?.isValid() && E164.test(number.number)) return understood(...sayNumber(number))
  if (isInternational) return possibly(number)
  if (digits.length > MOST_DIGITS_WITHOUT_PLUS) return incomplete(digits)
  const abroad = parsePhoneNumberFromString(international)
  if (!abroad?.isValid() || !E164.test(abroad.number)) return incomplete(digits)
  if (options.plusMayBeMissing) return understood(...sayNumber(abroad))
  return ambiguous([choiceOf(abroad)], 'phoneAbroad')
}

/** A number in words, as somebody said it; null where it is none. */
function readSaid(text: string, options: PhoneOptions): Reading<string> | null {
  const plain = toPlain(text, LONGEST_SAID)
  const digits = plain === null ? null : spokenDigits(plain)
  if (digits === null || digits.length < FEWEST_SAID) return null
  const reading = readWritten(digits, options)
  return reading.kind === 'unread' ? null : reading
}

/** Number plans grow faster than lists of them: what could be one is offered, and kept only if somebody says so. */
function possibly(number: PhoneNumber | undefined): Reading<string> {
  if (!number?.isPossible() || !E164.test(number.number)) return incomplete(number?.number ?? '')
  return ambiguous([choiceOf(number)], 'phoneMaybeIncomplete')
}

function incomplete(digits: string): Reading<string> {
  const count = digits.replaceAll(/\D/g, '').length
  return unread(count > 15 ? 'phoneTooManyDigits' : 'phoneIncomplete')
}

/** Two numbers in one field: whoever wrote them says which is meant. */
function readSeveral(text: string, options: PhoneOptions): Reading<string> | null {
  const parts = text.split(BETWEEN_NUMBERS, MOST_NUMBERS + 1)
  if (parts.length < 2 || parts.length > MOST_NUMBERS) return null
  const choices: Choice<string>[] = []
  for (const part of parts) {
    const reading = readOne(part, options)
    if (reading.kind !== 'understood') return null
    choices.push(reading)
  }
  return oneOf(
    choices.map(({ value, shown }) => ({ value, shown })),
    'whichPhone',
  )
}

function choiceOf(number: PhoneNumber): Choice<string> {
  const [value, shown] = sayNumber(number)
  return { value, shown }
}

function sayNumber(number: PhoneNumber): [value: string, shown: string] {
  return [number.number, number.formatInternational()]
}
