import { expect, test } from 'vitest'
import { formatWorking } from './format-working.ts'

test.each([
  [0.2, '1 min'],
  [35, '35 min'],
  [60, '1 h'],
  [134.1, '2 h 15 min'],
  [1_620, '27 h'],
  [1_621, '27 h'],
])('%s working minutes are %s', (minutes, said) => {
  expect(formatWorking(minutes)).toBe(said)
})
