import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test.each([
  ['marina', 'marina', 0],
  ['marnia', 'marina', 1],
  ['sara', 'sarah', 1],
  ['', 'abc', 3],
])('%s to %s takes %d', (a, b, slips) => {
  expect(editDistance(a, b)).toBe(slips)
})

test('the way back is as long, and no longer than the longer word', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
  )
})
