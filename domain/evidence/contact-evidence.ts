import { plainQuote } from './plain-quote.ts'

const DIGIT_WORDS: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  nought: '0',
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
/** A country code may have been left out by whoever spoke, and no other digit. */
const LONGEST_COUNTRY_CODE = 3
const SIGNS: Readonly<Record<string, string>> = { dot: '.', at: '@', underscore: '_', dash: '-' }
const SPOKEN_SIGN = / (dot|at|underscore|dash) (?=\w)/g
const NAME = /^\p{L}[\p{L}\p{M}'’. -]*$/u

/** Whether all digits of a number were said, but for its country code. */
export function isPhoneIn(phone: string, quote: string): boolean {
  const digits = phone.replaceAll(/\D/g, '')
  const said = digitsIn(plainQuote(quote))
  return Array.from({ length: LONGEST_COUNTRY_CODE + 1 }, (_, code) => digits.slice(code)).some(
    (number) => number.length >= 7 && said.includes(number),
  )
}

/** Whether an address was said, letter by letter or with its signs in words. */
export function isEmailIn(email: string, quote: string): boolean {
  const address = email.toLowerCase()
  const said = plainQuote(quote)
  const spelled = said.replaceAll(SPOKEN_SIGN, (_, sign: string) => SIGNS[sign] ?? sign)
  return [said, spelled].some((text) =>
    text.split(/[^\w@.+-]+/).some((word) => word.replace(/(?<!\.)\.+$/, '') === address),
  )
}

/** Whether every word of a name was said, and the name is made of letters alone. */
export function isNameIn(name: string, quote: string): boolean {
  if (!NAME.test(name)) return false
  const said = new Set(namesIn(quote))
  const words = namesIn(name)
  return words.length > 0 && words.every((word) => said.has(word))
}

function namesIn(text: string): string[] {
  return plainQuote(text)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}']+/u)
    .filter(Boolean)
}

function digitsIn(said: string): string {
  let repeat = 1
  let digits = ''
  for (const word of said.split(/[^\p{L}\d]+/u)) {
    if (word === 'double' || word === 'triple') repeat = word === 'double' ? 2 : 3
    else {
      digits += (/^\d+$/.test(word) ? word : (DIGIT_WORDS[word] ?? '')).repeat(repeat)
      repeat = 1
    }
  }
  return digits
}
