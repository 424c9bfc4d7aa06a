import { expect, test } from 'vitest'
import { formatBudget, formatMoney, formatShortMoney } from './format-money.ts'

test('money is whole dirhams with its period', () => {
  expect(formatMoney(1_250_000)).toBe('AED 1,250,000')
  expect(formatMoney(95_000, 'year')).toBe('AED 95,000/yr')
})

test('in narrow places it is rounded to what matters', () => {
  expect([950, 95_000, 1_250_000, 132_500_000].map((amount) => formatShortMoney(amount))).toEqual([
    '950',
    '95k',
    '1.25M',
    '133M',
  ])
})

test.each([
  [null, 2_100_000, null, 'up to AED 2.1M'],
  [90_000, 120_000, 'year', 'AED 90k–120k/yr'],
  [500_000, null, null, 'from AED 500k'],
  [null, null, null, null],
])('a budget from %j to %j %j is %j', (min, max, period, text) => {
  expect(formatBudget(min, max, period)).toBe(text)
})
