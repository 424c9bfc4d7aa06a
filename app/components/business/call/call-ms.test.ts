import { expect, test } from 'vitest'
import { callMs, holdMs } from './call-ms.ts'

const call = {
  startedAt: '2026-03-01T10:00:00.000Z',
  answeredAt: '2026-03-01T10:00:08.000Z',
  heldSince: null,
  endedAt: null,
}
const at = (time: string) => Date.parse(`2026-03-01T${time}Z`)

test('a call counts from its answer and stops at its end', () => {
  expect(callMs(call, at('10:01:08'))).toBe(60_000)
  expect(callMs({ ...call, endedAt: '2026-03-01T10:00:38.000Z' }, at('11:00:00'))).toBe(30_000)
})

test('a ringing call counts from its start, one without times not at all', () => {
  expect(callMs({ ...call, answeredAt: null }, at('10:00:05'))).toBe(5000)
  expect(callMs({ ...call, startedAt: null, answeredAt: null }, at('10:00:05'))).toBe(0)
})

test('a clock that is behind shows zero, never less', () => {
  expect(callMs(call, at('09:59:00'))).toBe(0)
})

test('a hold is counted only while it lasts', () => {
  const held = { ...call, state: 'held' as const, heldSince: '2026-03-01T10:02:00.000Z' }
  expect(holdMs(held, at('10:02:31'))).toBe(31_000)
  expect(holdMs({ ...held, state: 'live' as const }, at('10:02:31'))).toBeNull()
})
