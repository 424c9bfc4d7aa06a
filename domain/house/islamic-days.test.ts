import { expect, test } from 'vitest'
import { feastsOf } from './islamic-days.ts'

test('the feasts of 2026 fall where the calendar of Umm al-Qura has them', () => {
  const days = new Map(feastsOf(2026).map(({ day, feast }) => [feast, day]))
  expect(days.get('eidAlFitr')).toBe('2026-03-20')
  expect(days.get('eidAlAdha')).toBe('2026-05-27')
  expect(days.get('newYear')).toBe('2026-06-16')
  expect(feastsOf(2026)).toHaveLength(9)
})
