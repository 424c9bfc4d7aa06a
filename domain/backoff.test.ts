import { expect, test } from 'vitest'
import { backoff } from './backoff.ts'

const RETRY = { firstMs: 50, longestMs: 2_000 }

test('each wait is twice as long as the one before, up to the longest, however often it failed', () => {
  const waits = [0, 1, 2, 5, 6, 10_000].map((failures) => backoff(failures, RETRY, 1))
  expect(waits).toEqual([50, 100, 200, 1_600, 2_000, 2_000])
})

test('chance shortens a wait by as much as is left to it, and never lengthens it', () => {
  expect(backoff(1, RETRY, 0)).toBe(50)
  expect(backoff(1, { ...RETRY, jitter: 0.8 }, 0)).toBeCloseTo(20)
  expect(backoff(1, { ...RETRY, jitter: 0 }, 0)).toBe(100)
})
