import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SOME_HOUSE } from '../testing/house.ts'
import { HouseSchema } from './house.ts'
import { minutesOf, WeekSchema } from './working-hours.ts'

const DAY_OFF: { from: string; to: string }[] = []
const weekOf = (day: { from: string; to: string }[]) => [
  day,
  DAY_OFF,
  DAY_OFF,
  DAY_OFF,
  DAY_OFF,
  DAY_OFF,
  DAY_OFF,
]

test.each([
  [{}, true],
  [{ name: '' }, false],
  [{ name: 'x'.repeat(81) }, false],
  [{ name: '👩‍👧'.repeat(80) }, true],
  [{ zone: 'UTC' }, true],
  [{ zone: 'Asia/Riyadh' }, true],
  [{ zone: 'Dubai' }, false],
  [{ zone: '+04:00' }, false],
  [{ currency: 'SAR' }, true],
  [{ currency: 'aed' }, false],
  [{ currency: 'XYZ' }, false],
  [{ country: 'SA' }, true],
  [{ country: 'XX' }, false],
  [{ country: 971 }, false],
  [{ areaUnit: 'acre' }, false],
  [{ firstDay: 7 }, true],
  [{ firstDay: 0 }, false],
  [{ firstDay: 8 }, false],
  [{ firstDay: 1.5 }, false],
  [{ languages: ['ar'] }, true],
  [{ languages: [] }, false],
  [{ languages: ['fr'] }, false],
  [{ holidays: [{ day: '2026-12-02', name: 'National Day' }] }, true],
  [{ holidays: [{ day: '2026-02-30', name: 'x' }] }, false],
  [{ holidays: [{ day: '2026-12-02', name: '' }] }, false],
  [{ holidays: ['a', 'b'].map((name) => ({ day: '2026-12-02', name })) }, false],
])('a house with %j holds: %s', (part, holds) => {
  expect(HouseSchema.safeParse({ ...SOME_HOUSE, ...part }).success).toBe(holds)
})

test('a house has at most four hundred holidays', () => {
  const holidays = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      day: new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
      name: 'Closed',
    }))
  expect(HouseSchema.safeParse({ ...SOME_HOUSE, holidays: holidays(400) }).success).toBe(true)
  expect(HouseSchema.safeParse({ ...SOME_HOUSE, holidays: holidays(401) }).success).toBe(false)
})

test.each([
  [weekOf([{ from: '09:00', to: '18:00' }]), true],
  [weekOf([{ from: '00:00', to: '24:00' }]), true],
  [
    weekOf([
      { from: '09:00', to: '13:00' },
      { from: '16:00', to: '20:00' },
    ]),
    true,
  ],
  [
    weekOf([
      { from: '09:00', to: '13:00' },
      { from: '13:00', to: '20:00' },
    ]),
    true,
  ],
  [
    weekOf([
      { from: '09:00', to: '13:00' },
      { from: '12:59', to: '20:00' },
    ]),
    false,
  ],
  [
    weekOf([
      { from: '16:00', to: '20:00' },
      { from: '09:00', to: '13:00' },
    ]),
    false,
  ],
  [weekOf([{ from: '18:00', to: '09:00' }]), false],
  [weekOf([{ from: '09:00', to: '09:00' }]), false],
  [weekOf([{ from: '9:00', to: '18:00' }]), false],
  [weekOf([{ from: '09:00', to: '24:01' }]), false],
  [weekOf([{ from: '09:60', to: '18:00' }]), false],
  [weekOf([{ from: '٠٩:٠٠', to: '18:00' }]), false],
  [weekOf(DAY_OFF), false],
  [weekOf([{ from: '09:00', to: '18:00' }]).slice(1), false],
  [[...weekOf([{ from: '09:00', to: '18:00' }]), DAY_OFF], false],
])('%j are hours of a week: %s', (week, areHours) => {
  expect(WeekSchema.safeParse(week).success).toBe(areHours)
})

test('a day has four stretches at most', () => {
  const stretches = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ from: `0${n}:00`, to: `0${n}:30` }))
  expect(WeekSchema.safeParse(weekOf(stretches(4))).success).toBe(true)
  expect(WeekSchema.safeParse(weekOf(stretches(5))).success).toBe(false)
})

test('a time of day is the minutes since midnight, back and forth', () => {
  expect(minutesOf('24:00')).toBe(1440)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      const two = (part: number) => String(part).padStart(2, '0')
      expect(minutesOf(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`)).toBe(minutes)
    }),
  )
})
