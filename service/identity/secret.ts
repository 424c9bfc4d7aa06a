import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** An unguessable value for a cookie, a ticket or a client's secret: 256 bits unless told otherwise. */
export function createSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** How secrets are stored. They are random and long, so one SHA-256 is enough and a lookup by it is cheap. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares a secret with what was stored of it, in constant time. */
export function matchesHash(secret: string, hash: string): boolean {
  const actual = Buffer.from(hashSecret(secret), 'hex')
  const expected = Buffer.from(hash, 'hex')
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
