import { expect, test } from 'vitest'
import { findHolidays } from './holidays.ts'

const TODAY = { year: 2027, month: 3, day: 1 }
const HOLIDAYS = [
  ...['2027-03-09', '2027-03-10', '2027-03-11'].map((day) => ({ day, name: 'Eid al-Fitr' })),
  ...['2027-05-16', '2027-05-17'].map((day) => ({ day, name: 'عيد الأضحى' })),
  { day: '2026-12-02', name: 'National Day' },
  { day: '2027-12-02', name: 'National Day' },
]

test.each([
  ['the Sunday after Eid', '2027-03-14', 'Sunday after Eid'],
  ['sunday after eid', '2027-03-14', 'sunday after eid'],
  ['after Eid', '2027-03-12', 'after Eid'],
  ['the week after Eid', '2027-03-15', 'week after Eid'],
  ['the Friday before Eid', '2027-03-05', 'Friday before Eid'],
  ['on Eid', '2027-03-09', 'Eid'],
  ['the Thursday after Eid al-Adha', '2027-05-20', 'Thursday after Eid al-Adha'],
  ['after Eid ul Adha', '2027-05-18', 'after Eid ul Adha'],
  ['on National Day', '2027-12-02', 'National Day'],
  ['the day after National Day', '2027-12-03', 'day after National Day'],
])('“%s” is %s', (said, date, words) => {
  const [found] = findHolidays(said, TODAY, HOLIDAYS)
  expect(found?.date).toBe(date)
  expect(found && said.slice(found.range.start, found.range.end)).toBe(words)
})

test('a feast that the house does not keep is no date', () => {
  expect(findHolidays('after Christmas, on Mother’s Day', TODAY, HOLIDAYS)).toEqual([])
  expect(findHolidays('the Sunday after Eid', TODAY, [])).toEqual([])
})

test('today’s feast is not over', () => {
  const [found] = findHolidays('on Eid', { year: 2027, month: 3, day: 11 }, HOLIDAYS)
  expect(found?.date).toBe('2027-03-09')
})
