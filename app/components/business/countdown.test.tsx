import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NO_REFERENCE } from '#domain/reference/reference.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { HouseProvider } from '../../house/use-house.tsx'
import { Countdown } from './countdown.tsx'

/** A Monday, half past four in Dubai; the house works until six. */
const NOW = '2026-11-23T12:30:00.000Z'

beforeEach(() => vi.useFakeTimers({ now: Date.parse(NOW) }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function said(due: string, more: Partial<Parameters<typeof Countdown>[0]> = {}) {
  const { container } = render(
    <HouseProvider data={{ house: SOME_HOUSE, reference: NO_REFERENCE }}>
      <Countdown dueAt={new Date(`2026-11-${due}:00+04:00`).toISOString()} {...more} />
    </HouseProvider>,
  )
  return container.textContent
}

test('what is left is working time: the night does not count', () => {
  expect(said('23T17:15')).toBe('45 min left')
  expect(said('24T09:30')).toBe('2 h left')
})

test('what is overdue says since when, and what is paused until when', () => {
  expect(said('23T16:10')).toBe('overdue since 16:10')
  expect(said('20T16:10')).toBe('overdue since 20 Nov')
  expect(said('27T10:00', { pausedUntil: '2026-11-26T05:00:00.000Z' })).toBe('paused until 26 Nov')
})

test('what is due while the house is closed says so by the clock', () => {
  vi.setSystemTime(Date.parse('2026-11-23T15:00:00.000Z'))
  expect(said('23T21:00')).toBe('in 2 h')
})

test('where there is little room it shows nothing before it is near, and few words then', () => {
  expect(said('20T16:10', { short: true })).toBe('overdue')
  expect(said('24T09:30', { short: true, warn: 60 })).toBe('')
  expect(said('24T09:30', { short: true, warn: 120 })).toBe('2 h left')
})
