import { expect, test } from 'vitest'
import { byDay } from './by-day.ts'

test("a viewing stands under its day in the brokerage's zone", () => {
  const late = { id: 'late', startsAt: '2026-03-01T21:00:00.000Z' }
  const next = { id: 'next', startsAt: '2026-03-02T06:00:00.000Z' }
  expect(byDay([late, next])).toEqual([{ day: '2026-03-02', viewings: [late, next] }])
})
