import { expect, test } from 'vitest'
import { requireStorableAddress } from './storable-address.ts'

test('NUL in an address is refused, a percent sign before two zeros is not', () => {
  expect(() => requireStorableAddress('http://pace.test/leads?q=%00')).toThrow(/NUL/)
  expect(() => requireStorableAddress('http://pace.test/calls/a%00b')).toThrow(/NUL/)
  expect(() => requireStorableAddress('http://pace.test/leads?q=100%2500')).not.toThrow()
})
