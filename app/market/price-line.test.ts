import { expect, test } from 'vitest'
import { priceLine } from './price-line.ts'

const at = (day: number) => new Date(Date.UTC(2026, 4, day)).toISOString()
const step = (day: number, price: number) => ({ at: at(day), price, change: null })
const FRAME = { until: at(11), width: 216, height: 132, isRightToLeft: false }

test('a price stands until the next one, and the last until now', () => {
  const { path, dots } = priceLine([step(1, 200), step(6, 100)], FRAME)
  expect(path).toBe('M8 24H108V124H208')
  expect(dots).toEqual([
    { x: 8, y: 24, price: 200 },
    { x: 108, y: 124, price: 100 },
  ])
})

test('in Arabic time runs from the right', () => {
  const { path } = priceLine([step(1, 200), step(6, 100)], { ...FRAME, isRightToLeft: true })
  expect(path).toBe('M208 24H108V124H8')
})

test('one price is a line across the middle, a moment ago too; none is no line', () => {
  expect(priceLine([step(1, 200)], FRAME).path).toBe('M8 74H208')
  expect(priceLine([step(11, 200)], FRAME).path).toMatch(/^M[\d.]+ 74H[\d.]+$/)
  expect(priceLine([], FRAME)).toEqual({ path: '', dots: [] })
})
