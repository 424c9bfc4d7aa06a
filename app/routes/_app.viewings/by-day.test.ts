import { expect, test } from 'vitest'
import { byDay } from './by-day.ts'
import { readFilters } from './filters.ts'

test("a viewing stands under its day in the brokerage's zone", () => {
  const late = { id: 'late', startsAt: '2026-03-01T21:00:00.000Z' }
  const next = { id: 'next', startsAt: '2026-03-02T06:00:00.000Z' }
  expect(byDay([late, next])).toEqual([{ day: '2026-03-02', viewings: [late, next] }])
})

test('what comes begins with the morning of today, the past ends there', () => {
  const noon = Date.parse('2026-03-01T08:00:00.000Z')
  const midnight = '2026-02-28T20:00:00.000Z'
  const coming = readFilters(new URLSearchParams(), noon)
  expect(coming).toMatchObject({ past: false, filter: { from: midnight } })
  const past = readFilters(new URLSearchParams('when=past&status=noShow'), noon)
  expect(past).toMatchObject({ past: true, filter: { to: midnight, status: 'noShow' } })
})
