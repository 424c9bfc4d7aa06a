import { expect, test } from 'vitest'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { viewingTime } from './viewing-time.ts'

const FRIDAY = Date.parse('2026-11-27T08:00:00Z')
const house = { ...SOME_HOUSE, zone: 'Asia/Dubai', holidays: [] }

test('a home is shown when both have said so', () => {
  const heard = { day: '2026-12-01', clock: '16:30' }
  expect(viewingTime(heard, { now: FRIDAY, house })).toEqual({
    startsAt: '2026-12-01T12:30:00.000Z',
    local: '2026-12-01T16:30',
    isHeard: true,
  })
})

test('without a day, or with one that is over, it is a guess: the next day that the house works', () => {
  const isOpen = [true, true, true, true, true, false, false]
  const hours = isOpen.map((open) => (open ? [{ from: '09:00', to: '18:00' }] : []))
  const at = (day: string, clock = '10:00') =>
    viewingTime({ day, clock }, { now: FRIDAY, house: { ...house, hours } })
  expect(at('')).toMatchObject({ local: '2026-11-30T10:00', isHeard: false })
  expect(at('2026-11-20', '17:00')).toMatchObject({ local: '2026-11-30T17:00', isHeard: false })
  expect(at('2026-13-40')).toMatchObject({ local: '2026-11-30T10:00', isHeard: false })
})
