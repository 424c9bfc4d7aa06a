import { expect, test } from 'vitest'
import { plainAddress } from './plain-address.ts'

test.each([
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['192.0.2.1', '192.0.2.1'],
  ['::1', '::1'],
  ['::ffff:c000:201', '::ffff:c000:201'],
  [undefined, null],
])('%s is %s', (address, plain) => {
  expect(plainAddress(address)).toBe(plain)
})
