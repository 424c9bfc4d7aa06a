import { expect, test } from 'vitest'
import { summarise } from './latencies.ts'

test('percentiles are values that were measured', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(summarise(samples)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 })
})

test('one sample is every percentile', () => {
  expect(summarise([3.14])).toEqual({ count: 1, p50: 3.1, p95: 3.1, p99: 3.1, max: 3.1 })
})
