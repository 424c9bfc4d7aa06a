import { z } from 'zod'
import { toPlain } from '../text/plain-text.ts'
import { ambiguous, EMPTY, oneOf, type Reading, understood, unread } from './reading.ts'

const LONGEST = 254
export const EmailSchema = z.email('is not an e-mail address').max(200)

/** An e-mail address, as it is stored: small letters, nothing around it. */
export function readEmail(text: string): Reading<string> {
  const plain = toPlain(text, LONGEST)
  if (plain === null) return unread('emailTooLong')
  if (plain === '') return EMPTY
  const parts = plain
    .split(/[;,|\s]+/, 4)
    .map(bareAddress)
    .filter(Boolean)
  const addresses = parts.filter((part) => EmailSchema.safeParse(part).success)
  const [only] = addresses
  if (only === undefined) return unread('noEmail')
  if (addresses.length === 1 && parts.length === 1) return understood(only, only)
  // "Sara <sara@example.com>" has one address among its words; "a b@example.com" might be one with a space.
  if (addresses.length === 1 && /<[^<>]+>\s*$/.test(plain)) return understood(only, only)
  const choices = addresses.map((address) => ({ value: address, shown: address }))
  if (addresses.length === 1) {
    return ambiguous(choices, 'isThisTheEmail')
  }
  return oneOf(choices, 'whichEmail')
}

function bareAddress(part: string): string {
  return part
    .replace(/^<?(?:mailto:|e-?mail:)?/, '')
    .replace(/^[<("']+/, '')
    .replace(/(?<![>)"'.,])[>)"'.,]+$/, '')
}
