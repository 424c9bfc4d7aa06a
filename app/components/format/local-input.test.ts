import { expect, test } from 'vitest'
import { dayAt, fromLocalInput, toLocalInput } from './local-input.ts'

test('an instant is shown and read in Dubai', () => {
  expect(toLocalInput('2026-11-23T20:30:00.000Z')).toBe('2026-11-24T00:30')
  expect(fromLocalInput('2026-11-24T00:30')).toBe('2026-11-23T20:30:00.000Z')
})

test('a day that there is not is no instant', () => {
  expect(fromLocalInput('2026-02-30T10:00')).toBeNull()
  expect(fromLocalInput('2026-11-31T10:00')).toBeNull()
})

test('an empty input is no instant', () => {
  expect(fromLocalInput('')).toBeNull()
  expect(toLocalInput('')).toBe('')
})

test('tomorrow at ten is the Dubai day after', () => {
  expect(dayAt(Date.parse('2026-11-23T21:00:00Z'), 1, 10)).toBe('2026-11-25T06:00:00.000Z')
})
