import { expect, test } from 'vitest'
import { readMoney, readMoneyPhrase } from './money.ts'
import { SOME_HOUSE } from '../testing/house.ts'

test.each([
  ['95k', 95_000],
  ['AED 95k', 95_000],
  ['95 K AED', 95_000],
  ['1.2m', 1_200_000],
  ['1.2 million', 1_200_000],
  ['2 million', 2_000_000],
  ['1,5m', 1_500_000],
  ['1,25 mln', 1_250_000],
  ['AED 120,000', 120_000],
  ['120,000.00', 120_000],
  ['1.234.567', 1_234_567],
  ['1.234,56', 1_235],
  ['120 000 AED', 120_000],
  ['120\u00a0000', 120_000],
  ["1'200'000", 1_200_000],
  ['1,250,000', 1_250_000],
  ['12,50,000', 1_250_000],
  ['12.5 lakhs', 1_250_000],
  ['1 crore', 10_000_000],
  ['95,000/-', 95_000],
  ['Dhs. 95,000', 95_000],
  ['95,000 dirhams only', 95_000],
  ['٩٥ ألف', 95_000],
  ['٩٥ الف درهم', 95_000],
  ['١٬٢٠٠٬٠٠٠', 1_200_000],
  ['١٫٢ مليون', 1_200_000],
  ['۱٫۲ میلیون', 1_200_000],
  ['مليون', 1_000_000],
  ['１２０，０００', 120_000],
  ['1 million 200 thousand', 1_200_000],
  ['about 95k', 95_000],
  ['~95k', 95_000],
  ['95 тыс', 95_000],
  ['0', 0],
  ['1.250m', 1_250_000],
])('money %j is %j', (text, value) => {
  expect(readMoney(text, SOME_HOUSE)).toMatchObject({ kind: 'understood', value })
})

test.each([
  ['120.000', [120_000, 120]],
  ['1.250', [1_250, 1_250_000]],
  ['1.5', [1_500_000, 1_500]],
  ['1,250k', [1_250_000, 1_250]],
])('%j is asked about', (text, values) => {
  const reading = readMoney(text, SOME_HOUSE)
  const choices = reading.kind === 'ambiguous' ? reading.choices : []
  expect(choices.map(({ value }) => value)).toEqual(values)
})

test.each([
  'a lot',
  '-5',
  '90-95k',
  '90 95',
  '100k USD',
  '$95,000',
  '95k a year',
  '1,5,0m',
  '5m3',
  '99 billion',
  '050 123 4567',
  '1e9',
  '0x10',
  '9'.repeat(10_000),
])('%j is no amount, and the reason says what to write', (text) => {
  expect(readMoney(text, SOME_HOUSE)).toMatchObject({
    kind: 'unread',
    reason: expect.stringMatching(/\w/),
  })
})

test('nothing is nothing, and what was understood is shown', () => {
  expect(readMoney(' \u200f', SOME_HOUSE)).toEqual({ kind: 'empty' })
  expect(readMoney('1,5m', SOME_HOUSE)).toMatchObject({ shown: 'AED 1,500,000' })
})

test('a phrase keeps the period that was said with it', () => {
  expect(readMoneyPhrase('8k a month', SOME_HOUSE)).toMatchObject({
    value: { amount: 8_000, period: 'month' },
  })
  expect(readMoneyPhrase('95k per year', SOME_HOUSE)).toMatchObject({
    value: { amount: 95_000, period: 'year' },
  })
  expect(readMoneyPhrase('AED 8,000/month', SOME_HOUSE)).toMatchObject({
    value: { amount: 8_000, period: 'month' },
  })
  expect(readMoneyPhrase('٩٥ ألف سنويا', SOME_HOUSE)).toMatchObject({
    value: { amount: 95_000, period: 'year' },
  })
})
