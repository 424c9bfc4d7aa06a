import { expect, test } from 'vitest'
import { bookableLength, clockAt, minuteAt, roundTo } from './pointed-time.ts'

const BOX = { top: 100, height: 1300 }
const HOURS = { first: 8, last: 21 }

test('a point of a column is a minute of its day, and one beside it the nearest end', () => {
  expect(minuteAt(100, BOX, HOURS)).toBe(8 * 60)
  expect(minuteAt(250, BOX, HOURS)).toBe(9 * 60 + 30)
  expect(minuteAt(0, BOX, HOURS)).toBe(8 * 60)
  expect(minuteAt(9_000, BOX, HOURS)).toBe(21 * 60)
})

test('what is pressed is rounded down, what is dropped to the nearest quarter', () => {
  expect(roundTo(584, 30)).toBe(570)
  expect(roundTo(584, 15, 'near')).toBe(585)
})

test('what is drawn becomes a length that can be booked', () => {
  expect([0, 20, 40, 70, 400].map(bookableLength)).toEqual([15, 15, 45, 60, 120])
})

test('a minute of the day is said as a clock, and no day is longer than itself', () => {
  expect([0, 570, 1_440, -5].map(clockAt)).toEqual(['00:00', '09:30', '23:45', '00:00'])
})
