import { expect, test } from 'vitest'
import { monthDays, shiftMonth, stepByKey } from './month-days.ts'

test('a page is whole weeks from Monday, with the days beside the month', () => {
  const days = monthDays('2026-11')
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42])
  expect(monthDays('2027-02')).toHaveLength(28)
})

test('months pass over the end of the year', () => {
  expect(shiftMonth('2026-12', 1)).toBe('2027-01')
  expect(shiftMonth('2026-01', -1)).toBe('2025-12')
})

test('keys walk by day, week, end of week and month', () => {
  expect(stepByKey('2026-11-30', 'ArrowRight')).toBe('2026-12-01')
  expect(stepByKey('2026-11-23', 'ArrowUp')).toBe('2026-11-16')
  expect(stepByKey('2026-11-25', 'Home')).toBe('2026-11-23')
  expect(stepByKey('2026-11-25', 'End')).toBe('2026-11-29')
  expect(stepByKey('2026-10-31', 'PageDown')).toBe('2026-11-30')
  expect(stepByKey('2026-11-23', 'x')).toBeNull()
})
