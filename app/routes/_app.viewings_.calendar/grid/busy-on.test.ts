import { expect, test } from 'vitest'
import { busyOn } from './busy-on.ts'

const DUBAI = 'Asia/Dubai'
const DAY = '2026-03-02'
const away = (from: string, to: string) => ({
  startsAt: new Date(`2026-03-${from}:00+04:00`).toISOString(),
  endsAt: new Date(`2026-03-${to}:00+04:00`).toISOString(),
})

test('a day is busy where something reaches into it, by the clock of the house, and each stretch is one', () => {
  const all = [
    away('02T15:00', '02T16:00'),
    away('02T10:00', '02T11:00'),
    away('02T10:30', '02T12:00'),
    away('02T12:00', '02T12:15'),
    away('01T22:00', '02T01:00'),
    away('02T23:30', '04T02:00'),
    away('01T09:00', '01T10:00'),
  ]
  expect(busyOn(DAY, all, DUBAI)).toEqual([
    { from: 0, to: 60 },
    { from: 600, to: 735 },
    { from: 900, to: 960 },
    { from: 1410, to: 1440 },
  ])
  expect(busyOn('2026-03-03', all, DUBAI)).toEqual([{ from: 0, to: 1440 }])
  expect(busyOn(DAY, [], DUBAI)).toEqual([])
})
