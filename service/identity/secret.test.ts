import { expect, test } from 'vitest'
import { createSecret, hashSecret, matchesHash } from './secret.ts'

test('a secret has 256 bits and is never the same twice', () => {
  const [one, other] = [createSecret(), createSecret()]
  expect(Buffer.from(one, 'base64url')).toHaveLength(32)
  expect(one).not.toBe(other)
})

test('a secret matches only its own hash', () => {
  const secret = createSecret()
  expect(matchesHash(secret, hashSecret(secret))).toBe(true)
  expect(matchesHash(createSecret(), hashSecret(secret))).toBe(false)
  expect(matchesHash(secret, 'not a hash')).toBe(false)
})
