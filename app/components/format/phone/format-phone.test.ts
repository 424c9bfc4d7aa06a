import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import {
  type CountryCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import FORMATS from './formats.json' with { type: 'json' }
import { formatPhone } from './format-phone.ts'

const CODES = Object.keys(FORMATS)

test('a number of each country that callers are from reads as the library would write it', () => {
  const numbers = Object.keys(examples)
    .map((country) => getExampleNumber(country as CountryCode, examples))
    .filter((number) => number !== undefined)
    .filter((number) => CODES.includes(number.countryCallingCode))
  expect(numbers.length).toBeGreaterThan(CODES.length)
  for (const number of numbers)
    expect(formatPhone(number.number)).toBe(number.formatInternational())
})

test.each([
  '+97143334455',
  '+97180012345',
  '+966112345678',
  '+442071838750',
  '+12133734253',
  '+919876543210',
])('%s, at a desk or of a service, reads as the library would write it', (phone) => {
  expect(formatPhone(phone)).toBe(parsePhoneNumberFromString(phone)?.formatInternational())
})

test('what is no number, and a number from elsewhere, stays as it is', () => {
  for (const phone of ['', 'hidden', '0501234567', '+12', '+6761234567', `+${'9'.repeat(10_000)}`])
    expect(formatPhone(phone)).toBe(phone)
})
