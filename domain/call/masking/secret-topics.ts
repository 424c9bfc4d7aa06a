import type { SensitiveType } from '../annotation.ts'
import type { Token } from '../../text/spoken-tokens.ts'

/**
 * What the words before a number ask for or announce. `firm`: the number itself was named, so that few digits are
 * enough to be taken for a part of it.
 */
export type Topic = { type: SensitiveType | 'everyday'; firm: boolean }

/** Words that name a secret number, and words after which digits are something else. */
const TOPICS: readonly (readonly [string, Topic])[] = [
  ...phrases({ type: 'cvv', firm: true }, [
    'cvv | cvc | cvv2 | cvc2 | csc | c v v | c v c | cv v | c vv | security code | security number',
    'digits on the back | digits at the back | numbers on the back | numbers at the back | digits behind | numbers behind',
    'back of the card | back of my card | back of your card | code on the back | code at the back | code behind',
    'behind the card | رمز الامان | الرقم السري',
  ]),
  // Of a card whose number was said, what is behind it is its code.
  ...phrases({ type: 'cvv', firm: false }, [
    'code | back of it | on the back | at the back | back is | back side | behind is | behind it | on behind',
    'three digits | last three | من ورا | ورا | من الخلف | الخلف | الكود',
  ]),
  ...phrases({ type: 'card', firm: true }, [
    'card number | card no | card details | cards number | number on the card | number on your card | number of the card',
    'number of your card | long number | digits on the front | card please | card is',
    'رقم البطاقه | رقم الكرت | رقم كرت',
  ]),
  ...phrases({ type: 'card', firm: false }, ['card | mastercard | amex | بطاقه | البطاقه | الكرت']),
  ...phrases({ type: 'idNumber', firm: true }, [
    'emirates id | emirate id | id number | id card | identity number | identity card | eid number | id is | id please',
    'رقم الهويه | الهويه | هويتك | هويتي',
  ]),
  ...phrases({ type: 'idNumber', firm: false }, ['id | identity']),
  ...phrases({ type: 'passport', firm: true }, ['passport | جواز | الجواز | جوازك | الباسبور']),
  ...phrases({ type: 'iban', firm: true }, [
    'iban | account number | i ban | ايبان | الايبان | رقم الحساب',
  ]),
  ...phrases({ type: 'everyday', firm: true }, [
    'phone | mobile | whatsapp | landline | telephone | budget | price | rent | rental | deposit | fee | fees | cheques',
    'commission | bedroom | bedrooms | email | permit | reference | listing | unit | plot | floor | square | address',
    'call me | call you | reach me | reach you | ending in | ends in | ends with | ending with | last four | last 4',
    'listing id | property id | unit id | building id | expiry | expires | valid until | is until | birth | born | business card',
    'country code | area code | zip code | postal code | post code | promo code | door code | gate code | key card',
    'هاتف | الهاتف | جوال | الجوال | موبايل | الموبايل | واتساب | الايجار | السعر | الميزانيه',
  ]),
]
const LONGEST_PHRASE = 4
const BY_PHRASE: ReadonlyMap<string, Topic> = new Map(TOPICS)
/** A card of which its number is spoken of soon after. */
const ITS_NUMBER = new Set(['number', 'numbers', 'digits', 'details', 'الرقم', 'رقم'])

/** The topic after a word, given the one before it; the longest phrase that ends at the word counts. */
export function topicAfter(
  tokens: readonly Token[],
  index: number,
  before: Topic | null,
): Topic | null {
  let phrase = ''
  let found: Topic | undefined
  for (let from = index; from > index - LONGEST_PHRASE && from >= 0; from -= 1) {
    phrase = phrase === '' ? wordAt(tokens, from) : `${wordAt(tokens, from)} ${phrase}`
    const topic = BY_PHRASE.get(phrase)
    if (topic !== undefined) found = topic
  }
  // "The security code of your card" asks for the code.
  const isPart = before?.type === 'cvv' && found?.type === 'card' && !found.firm
  if (found !== undefined) return isPart ? before : found
  const isFirm = before?.type === 'card' && ITS_NUMBER.has(wordAt(tokens, index))
  return isFirm ? { ...before, firm: true } : before
}

function wordAt(tokens: readonly Token[], index: number): string {
  const token = tokens[index]
  if (!token) return ''
  return token.kind === 'word' ? token.word : token.digits
}

function phrases(topic: Topic, rows: readonly string[]) {
  return rows.flatMap((row) => row.split(' | ')).map((phrase) => [phrase, topic] as const)
}
