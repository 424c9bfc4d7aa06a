import { createHmac, timingSafeEqual } from 'node:crypto'

/** `X-Signature` is the hex HMAC-SHA256 of the raw body under the secret of the subscription; compared in constant time. */
export function isSignedByPropertyFinder(
  secret: string,
  body: Uint8Array,
  signature: string | undefined,
): boolean {
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = isHex(signature) ? Buffer.from(signature, 'hex') : Buffer.alloc(expected.length)
  return timingSafeEqual(expected, given)
}

function isHex(signature: string | undefined): signature is string {
  return /^[0-9a-f]{64}$/i.test(signature ?? '')
}
