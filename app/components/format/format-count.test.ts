import { expect, test } from 'vitest'
import { formatCount, formatTotal } from './format-count.ts'

test('a count is exact to 10,000 and says that there is more beyond', () => {
  const counts = [0, 9_999, 10_000, 10_001]
  expect(counts.map(formatCount)).toEqual(['0', '9,999', '10,000', '10,000+'])
  expect(counts.map(formatTotal)).toEqual(['0', '9,999', '10,000', 'more than 10,000'])
})
