import { expect, test } from 'vitest'
import { priceSteps } from './price-steps.ts'

const at = (day: number, minute = 0) => new Date(Date.UTC(2026, 4, day, 8, minute)).toISOString()

test('each price says by how much it differs from the one before', () => {
  expect(
    priceSteps([
      { price: 2_000_000, at: at(1), until: at(5) },
      { price: 1_900_000, at: at(5), until: at(9) },
      { price: 1_985_500, at: at(9), until: null },
    ]),
  ).toEqual([
    { price: 2_000_000, at: at(1), change: null },
    { price: 1_900_000, at: at(5), change: -5 },
    { price: 1_985_500, at: at(9), change: 4.5 },
  ])
})

test('a slip of the hand and a price taken away are no steps', () => {
  expect(
    priceSteps([
      { price: null, at: at(1), until: at(2) },
      { price: 2_000_000, at: at(2), until: at(5) },
      { price: 20_000_000, at: at(5), until: at(5, 14) },
      { price: 2_000_000, at: at(5, 14), until: at(6) },
      { price: 0, at: at(6), until: null },
    ]),
  ).toEqual([{ price: 2_000_000, at: at(2), change: null }])
  expect(priceSteps([])).toEqual([])
})
