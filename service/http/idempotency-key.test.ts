import { expect, test } from 'vitest'
import { readIdempotencyKey, requireSameRequest } from './idempotency-key.ts'

test('a key names what is asked under it, and nothing else', () => {
  const first = readIdempotencyKey('k1', { name: 'Ali' })
  const again = readIdempotencyKey('k1', { name: 'Ali' })
  const other = readIdempotencyKey('k1', { name: 'Zed' })
  if (!first || !again || !other) throw new Error('a key was not read')
  expect(() => requireSameRequest(first, again)).not.toThrow()
  expect(() => requireSameRequest(first, other)).toThrow(/another request/)
})

test('without the header there is no key', () => {
  expect(readIdempotencyKey(undefined, {})).toBeNull()
})

test.each(['', ' ', 'a b', 'ключ', 'x'.repeat(256), 'a\u0000'])('%j is no key', (header) => {
  expect(() => readIdempotencyKey(header, {})).toThrow(/visible ASCII/)
})
