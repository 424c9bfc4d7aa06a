import { expect, test } from 'vitest'
import { callSeconds, clock, holdSeconds } from './call-clock.ts'

const call = {
  state: 'live' as const,
  startedAt: '2026-03-01T10:00:00.000Z',
  answeredAt: '2026-03-01T10:00:08.000Z',
  heldSince: null,
  endedAt: null,
}
const at = (time: string) => Date.parse(`2026-03-01T${time}Z`)

test('a call counts from its answer and stops at its end', () => {
  expect(callSeconds(call, at('10:01:08'))).toBe(60)
  expect(callSeconds({ ...call, endedAt: '2026-03-01T10:00:38.000Z' }, at('11:00:00'))).toBe(30)
})

test('a ringing call counts from its start, one without times not at all', () => {
  expect(callSeconds({ ...call, state: 'ringing', answeredAt: null }, at('10:00:05'))).toBe(5)
  expect(callSeconds({ ...call, startedAt: null, answeredAt: null }, at('10:00:05'))).toBe(0)
})

test('a clock that is behind shows zero, never less', () => {
  expect(callSeconds(call, at('09:59:00'))).toBe(0)
})

test('a hold is counted only while it lasts', () => {
  const held = { ...call, state: 'held' as const, heldSince: '2026-03-01T10:02:00.000Z' }
  expect(holdSeconds(held, at('10:02:31'))).toBe(31)
  expect(holdSeconds({ ...held, state: 'live' }, at('10:02:31'))).toBeNull()
})

test('hours appear when they are needed', () => {
  expect([clock(5), clock(65), clock(3729)]).toEqual(['0:05', '1:05', '1:02:09'])
})
