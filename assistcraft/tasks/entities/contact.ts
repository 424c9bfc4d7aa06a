import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import { readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import { readPhone } from '#domain/values/phone.ts'
import { DATE_FIGURES } from '../dates/date-figures.ts'
import { type Entity, entity, type Said } from '../findings/finding.ts'
import { type Range, rangeOf } from '../findings/range.ts'
import { findSpokenEmails } from './spoken-email.ts'
import type { KnownHouse } from '../findings/gazetteer.ts'
import { findPeople } from './people/people.ts'

const DIGIT_WORDS = 'zero|oh|nought|one|two|three|four|five|six|seven|eight|nine'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
/** A digit or two, or so many hundreds: "double nine", "fifty five", "nine hundred". */
const DIGITS = String.raw`(?:(?:double |triple )?(?:${DIGIT_WORDS}|\d)(?: hundred| thousand)?|(?:${TENS})(?:[ -](?:${DIGIT_WORDS}))?|${TEENS})`
const SPOKEN_DIGITS = new RegExp(String.raw`\b(?:plus )?(?:${DIGITS}[\s,-]+){4,}${DIGITS}\b`, 'gi')
const AMERICAN = /(?<![\d-])(?:\+?1[ -])?\(?[2-9]\d{2}\)?[ -][2-9]\d{2}[ -]\d{4}(?![\d-])/g
/** The lengths are those of RFC 5321; a search begins only where an address may. */
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g
const PERMIT =
  /\b(?:permit|trakheesi|madhmoun|rera)(?: (?:number|no\.?|is|permit))*\s*[:#]?\s*(\d{5,20})\b/gi
const REFERENCE =
  /\b([LP]-\d{3,8})\b|\b(?:reference|ref)\.?(?: (?:number|no\.?|is))*\s*[:#]?\s*([A-Z]{1,6}-?\d[\w-]{1,20})\b/g
export function findContacts(said: Said): Entity[] {
  return [
    ...findPhones(said.text, said.places.house),
    ...findEmails(said.text),
    ...findPapers(said.text),
    ...findPeople(said),
  ]
}

/** E.164; a local number is one of the house's country. */
function findPhones(said: string, house: Pick<KnownHouse, 'country'>): Entity[] {
  const text = said.replaceAll(DATE_FIGURES, (date) => ' '.repeat(date.length))
  const written = findPhoneNumbersInText(text, house.country ?? undefined).flatMap(
    ({ startsAt, endsAt }) =>
      phone({ start: startsAt, end: endsAt }, text.slice(startsAt, endsAt), {
        ...house,
        confidence: 0.95,
      }),
  )
  const american = [...text.matchAll(AMERICAN)].map((match) =>
    entity('phone', rangeOf(match), `+1${match[0].replaceAll(/\D/g, '').slice(-10)}`, 0.8),
  )
  const spoken = [...text.matchAll(SPOKEN_DIGITS)].flatMap((match) =>
    phone(rangeOf(match), toDigits(match[0]), { ...house, confidence: 0.85 }),
  )
  // 800-441-0766 would also be read as a free number of the Emirates: the grouping decides.
  return [...american, ...written, ...spoken]
}

function phone(
  range: Range,
  words: string,
  { country, confidence }: Pick<KnownHouse, 'country'> & { confidence: number },
): Entity[] {
  const reading = readPhone(words, { country })
  if (reading.kind === 'understood') return [entity('phone', range, reading.value, confidence)]
  // Who dictates a number of abroad says its plus or leaves it out.
  const [only] = reading.kind === 'ambiguous' ? reading.choices : []
  const isSpoken = /^\+?\d{10,14}$/.test(words)
  return only && isSpoken ? [entity('phone', range, only.value, 0.6)] : []
}

function toDigits(words: string): string {
  let repeat = 1
  let digits = /^plus/i.test(words) ? '+' : ''
  let tens = false
  for (const word of words.toLowerCase().split(/[\s,-]+/)) {
    if (word === 'double' || word === 'triple') repeat = word === 'double' ? 2 : 3
    else if (word === 'hundred' || word === 'thousand') digits += word === 'hundred' ? '00' : '000'
    else if (NUMBERS.test(word)) digits += String(readSpokenNumber(word))
    else if (word !== 'plus') {
      // "Fifty five" is two digits.
      if (tens && word !== 'oh' && word !== 'zero') digits = digits.slice(0, -1)
      digits += digitOf(word).repeat(repeat)
      repeat = 1
    }
    tens = TENS_ALONE.test(word)
  }
  return digits
}

const NUMBERS = new RegExp(`^(?:${TENS}|${TEENS})$`)
const TENS_ALONE = new RegExp(`^(?:${TENS})$`)

function digitOf(word: string): string {
  if (word === 'oh' || word === 'nought') return '0'
  const index = DIGIT_WORDS.split('|')
    .filter((name) => name !== 'oh' && name !== 'nought')
    .indexOf(word)
  return index < 0 ? word : String(index)
}

function findEmails(text: string): Entity[] {
  const written = [...text.matchAll(EMAIL)].map((match) =>
    entity('email', rangeOf(match), match[0].toLowerCase(), 0.95),
  )
  return [
    ...written,
    ...findSpokenEmails(text).map(({ range, address }) => entity('email', range, address, 0.8)),
  ]
}

function findPapers(text: string): Entity[] {
  const permits = [...text.matchAll(PERMIT)].map((match) =>
    entity('permit', rangeOf(match, match[1]), match[1] ?? '', 0.9),
  )
  const references = [...text.matchAll(REFERENCE)].map((match) => {
    const reference = match[1] ?? match[2] ?? ''
    return entity('reference', rangeOf(match, reference), reference, 0.9)
  })
  return [...permits, ...references]
}
