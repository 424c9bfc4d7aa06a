import { expect, test } from 'vitest'
import { readConditions } from '#domain/list/address.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { calendarAddress, listedIn, readSpan, spanOf, stepFrom } from './span.ts'

const ON = { today: '2026-11-30', firstDay: 1 }

test('a calendar opens with this week, from the day on which the house’s week begins', () => {
  const monday = readSpan(new URLSearchParams(), ON)
  expect(monday).toMatchObject({ shape: 'week', day: '2026-11-30' })
  expect([monday.days[0], monday.days.at(-1)]).toEqual(['2026-11-30', '2026-12-06'])
  const sunday = readSpan(new URLSearchParams(), { ...ON, firstDay: 7 })
  expect([sunday.days[0], sunday.days.at(-1)]).toEqual(['2026-11-29', '2026-12-05'])
})

test('a day is one day, an agenda two weeks from it, and each steps by its length', () => {
  expect(spanOf('day', '2026-12-31', 1).days).toEqual(['2026-12-31'])
  expect(spanOf('agenda', '2026-12-31', 1).days.at(-1)).toBe('2027-01-13')
  expect(stepFrom({ shape: 'day', day: '2026-12-31' }, 1)).toBe('2027-01-01')
  expect(stepFrom({ shape: 'week', day: '2026-12-31' }, -1)).toBe('2026-12-24')
})

test.each(['day=31.12.2026', 'day=2026-02-30', 'as=month', 'day=0000-01-01'])(
  'an address that says no day or shape is refused: %s',
  (address) => {
    expect(() => readSpan(new URLSearchParams(address), ON)).toThrow(/The address/)
  },
)

test('what the calendar is narrowed to stands in its address, and what was called off is left out unless it is asked for', () => {
  const read = (address: string) =>
    readConditions(VIEWING_LIST, new URLSearchParams(address), SOME_HOUSE)
  const span = spanOf('day', '2026-11-30', 1)
  const within = { column: 'start', operator: 'between', values: ['2026-11-30', '2026-11-30'] }
  expect(listedIn(span, []).filter).toEqual([
    within,
    { column: 'status', operator: 'isNot', values: ['cancelled'] },
  ])
  const asked = read('status=cancelled&area=marina')
  expect(listedIn(span, asked).filter).toEqual([...asked, within])
  const address = calendarAddress(span, asked)
  expect(address).toBe('/viewings/calendar?status=cancelled&area=marina&as=day&day=2026-11-30')
})
