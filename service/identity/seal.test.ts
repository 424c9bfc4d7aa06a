import { expect, test } from 'vitest'
import { createSeal } from './seal.ts'

const SECRET = 'a secret of at least thirty-two characters'
const seal = createSeal(SECRET, 'tokens')

test('what was sealed opens again and does not show', () => {
  const sealed = seal.seal('the refresh token')
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('refresh')
  expect(seal.open(sealed)).toBe('the refresh token')
})

test('the same text is sealed differently each time', () => {
  expect(seal.seal('x')).not.toEqual(seal.seal('x'))
})

test.each([
  ['another purpose', createSeal(SECRET, 'keys')],
  ['another secret', createSeal(`${SECRET}!`, 'tokens')],
])('%s does not open it', (_what, other) => {
  expect(other.open(seal.seal('x'))).toBeNull()
})

test('a changed or cut seal does not open', () => {
  const sealed = seal.seal('the refresh token')
  const changed = Uint8Array.from(sealed, (byte, at) =>
    at === sealed.length - 1 ? byte ^ 1 : byte,
  )
  expect(seal.open(changed)).toBeNull()
  expect(seal.open(sealed.subarray(0, 20))).toBeNull()
})
