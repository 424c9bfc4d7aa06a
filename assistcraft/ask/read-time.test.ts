import { expect, test } from 'vitest'
import { beginReading } from './reading.ts'
import { readTime } from './read-time.ts'

/** A Monday morning in Dubai, Sunday evening still in UTC. */
const NOW = '2026-11-22T21:00:00Z'

test.each([
  ['leads today', { from: '2026-11-23', to: '2026-11-24' }],
  ['leads yesterday', { from: '2026-11-22', to: '2026-11-23' }],
  ['leads this week', { from: '2026-11-23', to: '2026-11-30' }],
  ['leads last week', { from: '2026-11-16', to: '2026-11-23' }],
  ['leads last month', { from: '2026-10-01', to: '2026-11-01' }],
  ['leads this year', { from: '2026-01-01', to: '2027-01-01' }],
  ['leads year to date', { from: '2026-01-01', to: '2026-11-24' }],
  ['leads in the last 30 days', { from: '2026-10-24', to: '2026-11-24' }],
  ['leads over the past two weeks', { from: '2026-11-09', to: '2026-11-24' }],
  ['leads in March', { from: '2026-03-01', to: '2026-04-01' }],
  ['leads in December', { from: '2025-12-01', to: '2026-01-01' }],
  ['leads in Q2', { from: '2026-04-01', to: '2026-07-01' }],
  ['leads in 2025', { from: '2025-01-01', to: '2026-01-01' }],
  ['leads since 1 March', { from: '2026-03-01' }],
  ['leads before May', { to: '2026-05-01' }],
  ['leads between 1 March and 15 March', { from: '2026-03-01', to: '2026-03-16' }],
  ['leads from May to July', { from: '2026-05-01', to: '2026-08-01' }],
  ['leads by stage', null],
])('“%s” is about %o', (question, range) => {
  expect(readTime(beginReading(question), NOW)).toEqual(range)
})
