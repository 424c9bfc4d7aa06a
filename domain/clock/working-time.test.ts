import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingTime, workingMinutesBetween, type WorkingHours } from './working-time.ts'

const OFFICE = [{ from: '09:00', to: '18:00' }]
const DUBAI: WorkingHours = {
  zone: 'Asia/Dubai',
  hours: [
    OFFICE,
    OFFICE,
    OFFICE,
    OFFICE,
    [
      { from: '09:00', to: '12:30' },
      { from: '14:00', to: '18:00' },
    ],
    [],
    [],
  ],
  holidays: [{ day: '2026-12-02', name: 'National Day' }],
}
/** Wall time in Dubai on a day of the week that begins on Monday, 30 November 2026. */
const dubai = (time: string) => new Date(`${time}:00+04:00`).toISOString()

test.each([
  ['within a day', '2026-11-30T10:00', 60, '2026-11-30T11:00'],
  ['from before the opening', '2026-11-30T06:00', 60, '2026-11-30T10:00'],
  ['over the night', '2026-11-30T17:30', 60, '2026-12-01T09:30'],
  ['over a holiday', '2026-12-01T17:30', 60, '2026-12-03T09:30'],
  ['over the break on a Friday', '2026-12-04T12:00', 60, '2026-12-04T14:30'],
  ['over the weekend', '2026-12-04T17:00', 90, '2026-12-07T09:30'],
  ['from a Sunday', '2026-12-06T11:00', 15, '2026-12-07T09:15'],
  ['to the very closing', '2026-11-30T17:00', 60, '2026-11-30T18:00'],
  ['nothing at all', '2026-12-02T11:00', 0, '2026-12-03T09:00'],
])('working time goes on %s', (_, from, minutes, due) => {
  expect(addWorkingTime(dubai(from), minutes, DUBAI)).toBe(dubai(due))
})

test('the night in which clocks leap is an hour shorter, the one in which they go back an hour longer', () => {
  const always = Array.from({ length: 7 }, () => [{ from: '00:00', to: '06:00' }])
  const london = { zone: 'Europe/London', hours: always, holidays: [] }
  expect(addWorkingTime('2026-03-29T00:30:00.000Z', 60, london)).toBe('2026-03-29T01:30:00.000Z')
  expect(workingMinutesBetween('2026-03-29T00:00:00Z', '2026-03-29T12:00:00Z', london)).toBe(300)
  expect(workingMinutesBetween('2026-10-24T23:00:00Z', '2026-10-25T12:00:00Z', london)).toBe(420)
})

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const day = fc
  .uniqueArray(time, { minLength: 0, maxLength: 6 })
  .map((times) => times.toSorted())
  .map((times) =>
    Array.from({ length: Math.floor(times.length / 2) }, (_, at) => ({
      from: times[2 * at] ?? '',
      to: times[2 * at + 1] ?? '',
    })),
  )
const house: fc.Arbitrary<WorkingHours> = fc
  .record({
    zone: fc.constantFrom(
      'Asia/Dubai',
      'Europe/London',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Pacific/Apia',
    ),
    hours: fc.array(day, { minLength: 7, maxLength: 7 }),
    holidays: fc.uniqueArray(fc.integer({ min: 0, max: 800 }), { maxLength: 30 }).map((days) =>
      days.map((at) => ({
        day: new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
        name: 'x',
      })),
    ),
  })
  .filter(({ hours }) => hours.some((stretches) => stretches.length > 0))
const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
  .map((at) => new Date(at - (at % 1000)).toISOString())

test('what is added is what lies between, in any zone, over any change of its clocks', () => {
  fc.assert(
    fc.property(house, instant, fc.integer({ min: 1, max: 6_000 }), (hours, from, minutes) => {
      const due = addWorkingTime(from, minutes, hours)
      return due > from && workingMinutesBetween(from, due, hours) === minutes
    }),
    { numRuns: 200 },
  )
})

test('adding in two steps comes to the same as in one, and who begins later is never due earlier', () => {
  const minutes = fc.integer({ min: 1, max: 3_000 })
  fc.assert(
    fc.property(house, instant, instant, minutes, minutes, (hours, one, other, first, second) => {
      const [from, later] = one < other ? [one, other] : [other, one]
      const stepwise = addWorkingTime(addWorkingTime(from, first, hours), second, hours)
      return (
        stepwise === addWorkingTime(from, first + second, hours) &&
        addWorkingTime(from, first, hours) <= addWorkingTime(later, first, hours)
      )
    }),
    { numRuns: 200 },
  )
})
