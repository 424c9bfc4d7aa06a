import { expect, test } from 'vitest'
import { dayOfWord, isDayWord } from './day-words.ts'

test('a day that is counted from today moves with the days', () => {
  expect(dayOfWord('today', '2026-11-29')).toBe('2026-11-29')
  expect(dayOfWord('today-7', '2026-03-02')).toBe('2026-02-23')
  expect(dayOfWord('today+31', '2026-12-15')).toBe('2027-01-15')
  expect(dayOfWord('2026-01-01', '2026-11-29')).toBe('2026-01-01')
})

test.each(['', 'yesterday', 'today-', 'today-99999', '2026-02-30', '0000-01-01', 'today-7\u0000'])(
  'no day: %j',
  (word) => {
    expect(isDayWord(word)).toBe(false)
  },
)
