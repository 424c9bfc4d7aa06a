import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WorkingHours } from '../clock/working-time.ts'
import { TRAVEL_MINUTES } from '../viewing/slot.ts'
import { wallTime } from '../zone-time.ts'
import { offeredSpan, offeredTimes } from './offered-times.ts'

const VIEWING_MS = 30 * 60_000
const DAY = [
  { from: '09:00', to: '12:15' },
  { from: '14:00', to: '18:00' },
]
const DUBAI: WorkingHours = {
  zone: 'Asia/Dubai',
  hours: [DAY, DAY, DAY, DAY, DAY, [], []],
  holidays: [{ day: '2026-12-02', name: 'National Day' }],
}
/** Monday, 30 November 2026. */
const NOW = Date.parse('2026-11-30T10:20:00+04:00')
const inDubai = (times: readonly string[]) => times.map((at) => wallTime(at, 'Asia/Dubai'))

test('full hours of the working time, from two hours on, for a week; not on a holiday', () => {
  const offered = inDubai(offeredTimes(NOW, DUBAI, []))
  expect(offered.slice(0, 6)).toEqual([
    '2026-11-30T14:00',
    '2026-11-30T15:00',
    '2026-11-30T16:00',
    '2026-11-30T17:00',
    '2026-12-01T09:00',
    '2026-12-01T10:00',
  ])
  expect(offered.some((at) => at.startsWith('2026-12-02'))).toBe(false)
  expect(offered.at(-1)).toBe('2026-12-07T09:00')
})

test('what is taken, and the way to it, is not offered', () => {
  const taken = [{ startsAt: '2026-12-01T09:45:00+04:00', endsAt: '2026-12-01T10:15:00+04:00' }]
  const free = inDubai(offeredTimes(NOW, DUBAI, taken)).filter((at) => at.startsWith('2026-12-01'))
  expect(free).toEqual(
    ['11:00', '14:00', '15:00', '16:00', '17:00'].map((at) => `2026-12-01T${at}`),
  )
})

test('an hour is full by the wall’s clock, in zones that are half an hour off too', () => {
  const offered = offeredTimes(NOW, { ...DUBAI, zone: 'Asia/Kathmandu' }, [])
  expect(offered.length).toBeGreaterThan(20)
  expect(new Set(offered.map((at) => wallTime(at, 'Asia/Kathmandu').slice(14)))).toEqual(
    new Set(['00']),
  )
})

test('whatever is taken and whenever it is asked, each time is free, in the span and within the hours', () => {
  const instant = fc.integer({ min: NOW, max: NOW + 8 * 86_400_000 })
  const other = fc.tuple(instant, fc.integer({ min: 1, max: 300 })).map(([at, minutes]) => ({
    startsAt: new Date(at).toISOString(),
    endsAt: new Date(at + minutes * 60_000).toISOString(),
  }))
  fc.assert(
    fc.property(
      instant,
      fc.array(other, { maxLength: 12 }),
      fc.constantFrom('Asia/Dubai', 'Asia/Kolkata', 'America/New_York'),
      (now, taken, zone) => {
        const { from, until } = offeredSpan(now)
        for (const at of offeredTimes(now, { ...DUBAI, zone }, taken)) {
          const start = Date.parse(at)
          expect(start >= from && start + VIEWING_MS <= until).toBe(true)
          const clock = wallTime(at, zone).slice(11)
          expect(
            (clock >= '09:00' && clock <= '11:45') || (clock >= '14:00' && clock <= '17:30'),
          ).toBe(true)
          for (const one of taken) {
            const way = TRAVEL_MINUTES * 60_000
            const isClear =
              start + VIEWING_MS <= Date.parse(one.startsAt) - way ||
              start >= Date.parse(one.endsAt) + way
            expect(isClear).toBe(true)
          }
        }
      },
    ),
  )
})
