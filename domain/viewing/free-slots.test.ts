import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Busy, freeSlots } from './free-slots.ts'

const at = (clock: string) => `2026-12-01T${clock}:00.000Z`
const ms = (clock: string) => Date.parse(at(clock))
const DAY = { from: ms('08:00'), until: ms('12:00'), now: ms('00:00'), minutes: 30, most: 50 }
const busy = (from: string, to: string, isFar = false): Busy => ({
  startsAt: at(from),
  endsAt: at(to),
  isFar,
})
const clocks = (slots: string[]) => slots.map((slot) => slot.slice(11, 16))

test('what is taken is not offered, and of what is far the way there and back is not either', () => {
  expect(clocks(freeSlots({ ...DAY, busy: [busy('09:00', '09:45')] }))).toEqual([
    '08:00',
    '08:30',
    '10:00',
    '10:30',
    '11:00',
    '11:30',
  ])
  expect(clocks(freeSlots({ ...DAY, busy: [busy('09:00', '10:00', true)] }))).toEqual([
    '08:00',
    '10:30',
    '11:00',
    '11:30',
  ])
})

test('what is over, or would end after the day, is not offered, and no more than are asked for', () => {
  const free = freeSlots({ ...DAY, busy: [], now: ms('10:15'), minutes: 60 })
  expect(clocks(free)).toEqual(['10:30', '11:00'])
  expect(freeSlots({ ...DAY, busy: [], most: 2 })).toHaveLength(2)
})

test('nothing that is offered is in the way of anything, and what is not offered is', () => {
  const halves = fc.integer({ min: 0, max: 16 }).map((n) => ms('06:00') + n * 1_800_000 + 600_000)
  const one = fc
    .tuple(halves, fc.integer({ min: 1, max: 8 }), fc.boolean())
    .map(([start, tens, isFar]) => ({
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + tens * 600_000).toISOString(),
      isFar,
    }))
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 6 }),
      fc.constantFrom(30, 45, 60, 90),
      (all, minutes) => {
        const free = new Set(freeSlots({ ...DAY, busy: all, minutes }))
        for (let start = DAY.from; start + minutes * 60_000 <= DAY.until; start += 1_800_000) {
          const meets = all.some(({ startsAt, endsAt, isFar }) => {
            const way = isFar ? 1_800_000 : 0
            return (
              start < Date.parse(endsAt) + way &&
              start + minutes * 60_000 > Date.parse(startsAt) - way
            )
          })
          expect(free.has(new Date(start).toISOString())).toBe(!meets)
        }
      },
    ),
    { numRuns: 200 },
  )
})
