import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askingAmong, pricePerFoot, wholePrice } from './asking.ts'

const sale = (price: number | null, sizeSqft: number | null) => ({
  price,
  sizeSqft,
  rentPeriod: null,
})

test('a home stands above or below the middle of the others by its square foot', () => {
  const others = [sale(1_000_000, 1_000), sale(2_400_000, 2_000), sale(1_400_000, 1_000)]
  expect(askingAmong(sale(1_320_000, 1_100), others)).toEqual({
    count: 3,
    middle: 1_200,
    lowest: 1_000,
    highest: 1_400,
    difference: 0,
  })
  expect(askingAmong(sale(1_320_000, 1_000), others)?.difference).toBe(10)
  expect(askingAmong(sale(600_000, 1_000), others)?.difference).toBe(-50)
})

test('rents are compared by what they come to in a year', () => {
  const rent = (price: number, rentPeriod: string) => ({ price, rentPeriod, sizeSqft: 1_000 })
  expect(wholePrice(rent(10_000, 'month'))).toBe(120_000)
  const others = [rent(120_000, 'year'), rent(30_000, 'quarter')]
  expect(askingAmong(rent(10_000, 'month'), others)).toMatchObject({ middle: 120, difference: 0 })
})

test('what has no price or no size is none of those that are compared', () => {
  const none = [sale(null, 900), sale(1_000_000, null), sale(0, 900), sale(900, 0)]
  expect(none.map(pricePerFoot)).toEqual([null, null, null, null])
  expect(askingAmong(sale(1, 1), none)).toBeNull()
  expect(askingAmong(sale(null, 900), [sale(900, 900)])?.difference).toBeNull()
})

test('the middle lies between the lowest and the highest, in whatever order they come', () => {
  const home = fc.record({
    price: fc.integer({ min: 1, max: 2_000_000_000 }),
    sizeSqft: fc.integer({ min: 1, max: 2_000_000 }),
    rentPeriod: fc.constantFrom(null, 'year', 'month', 'never'),
  })
  fc.assert(
    fc.property(fc.array(home, { minLength: 1, maxLength: 30 }), (others) => {
      const own = others[0]
      if (!own) return
      const found = askingAmong(own, others)
      const turned = askingAmong(own, others.toReversed())
      expect(turned).toEqual(found)
      expect(found?.lowest).toBeLessThanOrEqual(found?.middle ?? 0)
      expect(found?.highest).toBeGreaterThanOrEqual(found?.middle ?? Infinity)
    }),
  )
})
