import { expect, test } from 'vitest'
import { bound, onDay, rollsWhole, withTrueRolls } from './rolling-time.ts'

const TODAY = {
  from: '2026-11-23',
  to: '2026-11-24',
  rolls: { from: bound('day', 0), to: bound('day', 1) },
}
const LAST_MONTH = {
  from: '2026-10-01',
  to: '2026-11-01',
  rolls: { from: bound('month', -1, { start: true }), to: bound('month', 0, { start: true }) },
}

test('two days later today is that day, and what was said by dates is where it was', () => {
  expect(onDay({ time: TODAY }, '2026-11-25').time).toMatchObject({
    from: '2026-11-25',
    to: '2026-11-26',
  })
  const march = { from: '2026-03-01', to: '2026-04-01' }
  expect(onDay({ time: march }, '2026-11-25')).toEqual({ time: march })
  expect(onDay({}, '2026-11-25')).toEqual({})
})

test('months, quarters and weeks move where they end, over the new year as well', () => {
  const at = (day: string) => onDay({ time: TODAY, versus: LAST_MONTH }, day).versus
  expect(at('2026-11-30')).toMatchObject({ from: '2026-10-01', to: '2026-11-01' })
  expect(at('2027-01-01')).toMatchObject({ from: '2026-12-01', to: '2027-01-01' })
  const back = { from: '2026-08-31', rolls: { from: bound('month', -3) } }
  expect(onDay({ time: back }, '2026-05-31').time).toMatchObject({ from: '2026-02-28' })
  const weekend = { rolls: { from: bound('week', 0, { start: true, days: 5 }) } }
  expect(onDay({ time: weekend }, '2026-11-25').time).toMatchObject({ from: '2026-11-28' })
  const quarter = { rolls: { from: bound('quarter', 0, { start: true }) } }
  expect(onDay({ time: quarter }, '2026-11-25').time).toMatchObject({ from: '2026-10-01' })
})

test('what says that it moves and gives other dates stands still', () => {
  expect(withTrueRolls({ time: TODAY }, '2026-11-23')).toEqual({ time: TODAY })
  const { from, to } = TODAY
  expect(withTrueRolls({ time: TODAY }, '2026-11-20')).toEqual({ time: { from, to } })
})

test('a time moves whole, or is told by its dates', () => {
  expect(rollsWhole({})).toBe(true)
  expect(rollsWhole({ time: TODAY })).toBe(true)
  expect(rollsWhole({ time: { from: '2026-03-01' } })).toBe(false)
  expect(rollsWhole({ time: TODAY, versus: { from: '2026-03-01', to: '2026-04-01' } })).toBe(false)
  expect(rollsWhole({ time: { ...TODAY, rolls: { to: TODAY.rolls.to } } })).toBe(false)
})
