import { expect, test } from 'vitest'
import { DaySchema, InstantSchema, SentInstantSchema } from './calendar.ts'

test('days and instants are of our time', () => {
  expect(DaySchema.safeParse('2026-11-23').success).toBe(true)
  expect(DaySchema.safeParse('0000-01-01').error?.issues[0]?.message).toContain('1900')
  expect(DaySchema.safeParse('2026-02-30').success).toBe(false)
  expect(InstantSchema.safeParse('9999-12-31T23:59:59Z').success).toBe(false)
  expect(SentInstantSchema.safeParse('2026-11-23T10:00:00+04:00').success).toBe(true)
  expect(SentInstantSchema.parse('2026-11-23T10:00:00+23:59')).toBe('2026-11-22T10:01:00.000Z')
  expect(SentInstantSchema.safeParse('tomorrow').success).toBe(false)
  expect(SentInstantSchema.safeParse('0000-01-01T00:00:00Z').success).toBe(false)
})
