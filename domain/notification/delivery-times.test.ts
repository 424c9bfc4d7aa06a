import { expect, test } from 'vitest'
import { audibleFrom, type Delivery, DeliverySchema, nextDigest } from './delivery-times.ts'

const ZONE = 'Asia/Dubai'
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+04:00`)
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
const over: Delivery = { quiet: { from: '21:00', to: '07:30' }, digest: 'daily' }

test.each([
  ['12:00', '2026-11-23T08:00:00.000Z'],
  ['20:59', '2026-11-23T16:59:00.000Z'],
  ['21:00', '2026-11-24T03:30:00.000Z'],
  ['23:59', '2026-11-24T03:30:00.000Z'],
  ['00:00', '2026-11-23T03:30:00.000Z'],
  ['07:29', '2026-11-23T03:30:00.000Z'],
  ['07:30', '2026-11-23T03:30:00.000Z'],
])('at %s it may ring from %s on, where quiet hours go over midnight', (time, expected) => {
  expect(iso(audibleFrom(at(time), over, ZONE))).toBe(expected)
})

test('quiet hours within a day end the same day; none, or empty ones, hold back nothing', () => {
  const lunch = { quiet: { from: '13:00', to: '14:00' } }
  expect(iso(audibleFrom(at('13:30'), lunch, ZONE))).toBe('2026-11-23T10:00:00.000Z')
  expect(audibleFrom(at('14:00'), lunch, ZONE)).toBe(at('14:00'))
  expect(audibleFrom(at('03:00'), { quiet: null }, ZONE)).toBe(at('03:00'))
  expect(audibleFrom(at('09:00'), { quiet: { from: '09:00', to: '09:00' } }, ZONE)).toBe(
    at('09:00'),
  )
})

test('where the clocks go back in the quiet hours they end by the wall, and never in the past', () => {
  const berlin = 'Europe/Berlin'
  const night = { quiet: { from: '22:00', to: '02:30' } }
  const beforeTheChange = Date.parse('2026-10-24T23:30:00Z')
  expect(iso(audibleFrom(beforeTheChange, night, berlin))).toBe('2026-10-25T00:30:00.000Z')
  const secondTwo = Date.parse('2026-10-25T01:15:00Z')
  expect(audibleFrom(secondTwo, night, berlin)).toBeGreaterThanOrEqual(secondTwo)
})

test('the daily digest is next morning’s at eight, or today’s before that; the hourly one waits for the quiet hours', () => {
  expect(iso(nextDigest(at('07:59'), over, ZONE))).toBe('2026-11-23T04:00:00.000Z')
  expect(iso(nextDigest(at('08:00'), over, ZONE))).toBe('2026-11-24T04:00:00.000Z')
  const hourly: Delivery = { ...over, digest: 'hourly' }
  expect(iso(nextDigest(at('12:10'), hourly, ZONE))).toBe('2026-11-23T09:00:00.000Z')
  expect(iso(nextDigest(at('20:30'), hourly, ZONE))).toBe('2026-11-24T03:30:00.000Z')
  expect(nextDigest(at('12:10'), { ...over, digest: 'off' }, ZONE)).toBeNull()
})

test('a time of day that no clock shows is refused', () => {
  for (const from of ['24:00', '7:30', '٠٧:٣٠', '07:60', ''])
    expect(DeliverySchema.safeParse({ ...over, quiet: { from, to: '07:00' } }).success).toBe(false)
})
