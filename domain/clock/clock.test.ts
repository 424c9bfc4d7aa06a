import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clock, type Reckoning, reckonClock, ring, ringsAt } from './clock.ts'
import { addWorkingTime, type WorkingHours, workingMinutesBetween } from './working-time.ts'

const OFFICE = [{ from: '09:00', to: '18:00' }]
const HALF = [{ from: '09:00', to: '12:30' }]
const HOURS: WorkingHours = {
  zone: 'Asia/Dubai',
  hours: [OFFICE, OFFICE, OFFICE, OFFICE, HALF, [], []],
  holidays: [{ day: '2026-12-02', name: 'National Day' }],
}
/** Wall time in Dubai; 30 November 2026 is a Monday. */
const dubai = (time: string) => new Date(`2026-${time}:00+04:00`).toISOString()
const asks = (from: string, within = 60, warn = 20) => ({
  runs: true as const,
  basis: from,
  from,
  ownerId: 'sara',
  length: { kind: 'working' as const, within, warn },
})
const reckoning = (at: string, pausedUntil: string | null = null): Reckoning => ({
  at,
  pausedUntil,
  hours: HOURS,
})
const started = (time: string) => reckonClock(null, asks(dubai(time)), reckoning(dubai(time)))

test('a clock is due after its working time, over night, half day and holiday, and warns before', () => {
  expect(started('11-30T10:00')).toMatchObject({
    dueAt: dubai('11-30T11:00'),
    warnAt: dubai('11-30T10:40'),
  })
  expect(started('12-01T17:45').dueAt).toBe(dubai('12-03T09:45'))
  expect(started('12-04T12:00')).toMatchObject({
    dueAt: dubai('12-07T09:30'),
    warnAt: dubai('12-07T09:10'),
  })
})

test('a warning as long as the clock is none', () => {
  const clock = reckonClock(
    null,
    asks(dubai('11-30T10:00'), 15, 15),
    reckoning(dubai('11-30T10:00')),
  )
  expect(clock.warnAt).toBeNull()
})

test('what is late when it becomes known is no news', () => {
  const clock = reckonClock(null, asks(dubai('11-30T10:00')), reckoning(dubai('12-03T10:00')))
  expect(clock.breachedAt).toBe(dubai('11-30T11:00'))
  expect(ringsAt(clock)).toBeNull()
})

test('a paused clock keeps what is left, and goes on by itself', () => {
  const from = dubai('11-30T10:00')
  const paused = reckonClock(
    started('11-30T10:00'),
    asks(from),
    reckoning(dubai('11-30T10:15'), dubai('12-03T09:00')),
  )
  expect(paused).toMatchObject({
    spent: 15,
    pausedAt: dubai('11-30T10:15'),
    dueAt: dubai('12-03T09:45'),
  })
  const after = reckonClock(
    paused,
    asks(from),
    reckoning(dubai('12-03T09:30'), dubai('12-03T09:00')),
  )
  expect(after.dueAt).toBe(paused.dueAt)
})

test('a pause that is longer, shorter or ends now counts nothing twice', () => {
  const from = dubai('11-30T10:00')
  const until = (before: Clock, at: string, end: string | null) =>
    reckonClock(before, asks(from), reckoning(dubai(at), end && dubai(end)))
  const paused = until(started('11-30T10:00'), '11-30T10:15', '12-03T09:00')
  expect(until(paused, '11-30T12:00', '12-04T09:00').dueAt).toBe(dubai('12-04T09:45'))
  expect(until(paused, '11-30T12:00', null).dueAt).toBe(dubai('11-30T12:45'))
  const again = until(until(paused, '12-03T09:10', '12-03T09:00'), '12-03T09:20', '12-03T15:00')
  expect(again).toMatchObject({ spent: 35, dueAt: dubai('12-03T15:25') })
})

test('a lead that is paused when its clock begins is due after that', () => {
  const at = dubai('11-30T10:00')
  const clock = reckonClock(null, asks(at), reckoning(at, dubai('12-01T10:00')))
  expect(clock).toMatchObject({ pausedAt: at, dueAt: dubai('12-01T11:00') })
})

test('a length that is changed moves what runs; another basis is another clock', () => {
  const at = dubai('11-30T10:00')
  const running = { ...started('11-30T10:00'), warnedAt: dubai('11-30T10:40') }
  expect(reckonClock(running, asks(at, 120), reckoning(at))).toMatchObject({
    dueAt: dubai('11-30T12:00'),
    warnedAt: running.warnedAt,
  })
  const other = reckonClock(running, asks(dubai('11-30T12:00')), reckoning(dubai('11-30T12:00')))
  expect(other).toMatchObject({ startedAt: dubai('11-30T12:00'), warnedAt: null })
})

test('an instant that somebody has named stands, but for a pause beyond it', () => {
  const length = { kind: 'fixed', dueAt: dubai('12-02T23:00'), warnAt: null } as const
  const wanted = { ...asks(dubai('11-30T10:00')), length }
  const at = dubai('11-30T10:00')
  expect(reckonClock(null, wanted, reckoning(at)).dueAt).toBe(dubai('12-02T23:00'))
  expect(reckonClock(null, wanted, reckoning(at, dubai('12-05T10:00'))).dueAt).toBe(
    dubai('12-05T10:00'),
  )
})

test('a clock tells once that it is nearly due, once that it is over, and of both at once the worse', () => {
  const clock = started('11-30T10:00')
  expect(ring(clock, dubai('11-30T10:39'))).toEqual({ clock, told: null })
  const warned = ring(clock, dubai('11-30T10:40'))
  expect(warned).toMatchObject({ told: 'warned', clock: { warnedAt: dubai('11-30T10:40') } })
  expect(ringsAt(warned.clock)).toBe(clock.dueAt)
  const breached = ring(warned.clock, dubai('11-30T11:30'))
  expect(breached).toMatchObject({ told: 'breached', clock: { breachedAt: clock.dueAt } })
  expect(ring(breached.clock, dubai('11-30T12:00')).told).toBeNull()
  expect(ring(clock, dubai('12-03T12:00')).told).toBe('breached')
})

const ZONES = ['Asia/Dubai', 'Europe/London', 'America/St_Johns', 'Australia/Lord_Howe'] as const
const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 1) })
  .map((ms) => new Date(ms - (ms % 60_000)).toISOString())

test('however often it is paused, a clock counts its working time and nothing else, in any zone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      instant,
      fc.integer({ min: 30, max: 3_000 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 5_000 })), {
        maxLength: 5,
      }),
      (zone, from, within, pauses) => {
        const hours = { ...HOURS, zone }
        const wanted = asks(from, within, 0)
        let clock = reckonClock(null, wanted, { at: from, pausedUntil: null, hours })
        let counted = 0
        let now = from
        for (const [worked, pause] of pauses) {
          const at = new Date(Date.parse(now) + worked * 60_000).toISOString()
          if (at >= clock.dueAt) break
          counted += workingMinutesBetween(now, at, hours)
          now = new Date(Date.parse(at) + pause * 60_000).toISOString()
          clock = reckonClock(clock, wanted, { at, pausedUntil: now, hours })
        }
        expect(clock.dueAt).toBe(addWorkingTime(now, within - counted, hours))
      },
    ),
    { numRuns: 150 },
  )
})
