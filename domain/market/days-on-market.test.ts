import { expect, test } from 'vitest'
import { daysOnMarket, type Stay } from './days-on-market.ts'

const day = (ofMay: number) => new Date(Date.UTC(2026, 4, ofMay, 8)).toISOString()
const NOW = Date.parse(day(31))

/** Stays that follow each other, each from a day of May. */
function stays(...steps: [to: string, on: number][]): Stay[] {
  return steps.map(([to, on], at) => {
    const next = steps[at + 1]
    return { to, at: day(on), until: next ? day(next[1]) : null }
  })
}

test('a home has been to be had since it was, under offer too; a draft in between counts none', () => {
  const since = day(3)
  expect(daysOnMarket(stays(['draft', 1], ['available', 3]), NOW)).toEqual({
    days: 28,
    since,
    left: null,
  })
  const offered = stays(['available', 3], ['underOffer', 9], ['draft', 13], ['available', 20])
  expect(daysOnMarket(offered, NOW)).toEqual({ days: 21, since, left: null })
})

test('what left the market says as what, and its days stand still; what comes back begins anew', () => {
  const sold = stays(['available', 1], ['sold', 11])
  expect(daysOnMarket(sold, NOW)).toEqual({ days: 10, since: day(1), left: 'sold' })
  const back = stays(['available', 1], ['withdrawn', 11], ['draft', 12], ['available', 30])
  expect(daysOnMarket(back, NOW)).toEqual({ days: 1, since: day(30), left: null })
  const prepared = stays(['available', 1], ['withdrawn', 11], ['draft', 12])
  expect(daysOnMarket(prepared, NOW)).toMatchObject({ days: 10, left: 'withdrawn' })
})

test('what was sold by a slip has not left, and what was never to be had has no days', () => {
  const slip = stays(['available', 1], ['sold', 11], ['available', 12])
  expect(daysOnMarket(slip, NOW)).toEqual({ days: 29, since: day(1), left: null })
  expect(daysOnMarket([], NOW)).toBeNull()
  expect(daysOnMarket(stays(['draft', 1], ['withdrawn', 2]), NOW)).toBeNull()
})

test('a clock that is behind counts no days backwards', () => {
  expect(daysOnMarket(stays(['available', 3]), Date.parse(day(1)))?.days).toBe(0)
})
