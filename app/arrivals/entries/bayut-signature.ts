import { createHash, timingSafeEqual } from 'node:crypto'

/** `X-Bayut-Signature` is the hex MD5 of the secret and the raw body: the portal's choice, compared in constant time. */
export function isSignedByBayut(
  secret: string,
  body: Uint8Array,
  signature: string | undefined,
): boolean {
  const expected = createHash('md5').update(secret).update(body).digest()
  const given = /^[0-9a-f]{32}$/i.test(signature ?? '')
    ? Buffer.from(signature ?? '', 'hex')
    : Buffer.alloc(16)
  return timingSafeEqual(expected, given)
}
