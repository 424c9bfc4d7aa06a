import { expect, test } from 'vitest'
import { formatClock, formatDayName, formatElapsed, formatRelative } from './format-time.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')

test.each([
  ['2026-11-23T07:59:40Z', 'just now'],
  ['2026-11-23T07:56:00Z', '4 min ago'],
  ['2026-11-23T10:00:00Z', 'in 2 h'],
  ['2026-11-20T08:00:00Z', '20 Nov'],
  ['2025-11-20T08:00:00Z', '20 Nov 2025'],
])('%s is %s', (instant, text) => {
  expect(formatRelative(instant, NOW)).toBe(text)
})

test('clocks show Dubai’s time', () => {
  expect(formatClock('2026-11-23T20:30:00Z')).toBe('00:30')
  expect(formatDayName('2026-11-23T20:30:00Z', NOW)).toBe('Tomorrow')
})

test('a running clock gains hours only when it needs them', () => {
  expect([7_000, 127_000, 3_727_000].map(formatElapsed)).toEqual(['0:07', '2:07', '1:02:07'])
})
