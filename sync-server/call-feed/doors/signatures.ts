import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * `X-Twilio-Signature`: HMAC-SHA1 by the account's token over the address and, sorted by name, each field with its value.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function isSignedByTwilio(
  token: string,
  { address, form, signature }: { address: string; form: URLSearchParams; signature: string },
): boolean {
  // As pairs of a set: a field that is sent twice counts once for each of its values.
  const pairs = new Set([...form].map(([name, value]) => `${name}${value}`))
  const names = [...form].map(([name, value]) => ({ name, pair: `${name}${value}` }))
  const sorted = names.toSorted((a, b) => compare(a.name, b.name) || compare(a.pair, b.pair))
  const fields = sorted.flatMap(({ pair }) => (pairs.delete(pair) ? [pair] : []))
  const expected = createHmac('sha1', token)
    .update(address + fields.join(''))
    .digest('base64')
  return isSame(expected, signature)
}

/** What is shown as it is, compared in constant time. */
export function isSame(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(expected), digest(given))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
