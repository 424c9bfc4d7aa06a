import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventIdOf, GoogleEventSchema, viewingOf } from './event.ts'
import { judgeEvent } from './judge-event.ts'
import { busyOf, knownZone, spanOf } from './span-of.ts'

const DUBAI = 'Asia/Dubai'
const at = (clock: string) => `2026-12-07T${clock}:00.000Z`
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })
const timed = (from: string, to: string) => ({
  id: 'e1',
  start: { dateTime: at(from) },
  end: { dateTime: at(to) },
})
const viewing = { ...span('10:00', '10:30'), status: 'pending' } as const
const case_ = { told: span('10:00', '10:30'), viewing, zone: DUBAI, now: Date.parse(at('06:00')) }

test('an event that stands as it was told is nothing new, in whatever offset it is written; nor is one that waits for what PACE has moved', () => {
  const offset = {
    id: 'e1',
    start: { dateTime: '2026-12-07T14:00:00+04:00' },
    end: { dateTime: '2026-12-07T11:30:00+01:00' },
  }
  expect(judgeEvent({ ...case_, event: offset })).toEqual({ is: 'same' })
  const moved = { ...viewing, ...span('12:00', '12:30') }
  expect(judgeEvent({ ...case_, viewing: moved, event: timed('10:00', '10:30') })).toEqual({
    is: 'same',
  })
})

test('what is moved there is moved; what cannot be a viewing, is over, or was moved here too is put back', () => {
  const judged = (from: string, to: string, more = {}) =>
    judgeEvent({ ...case_, event: timed(from, to), ...more })
  expect(judged('11:00', '11:45')).toEqual({ is: 'moved', to: span('11:00', '11:45') })
  expect(judged('11:00', '11:01')).toEqual({ is: 'putBack', why: 'shape' })
  expect(judged('11:00', '10:00')).toEqual({ is: 'putBack', why: 'shape' })
  expect(judged('05:00', '05:30')).toEqual({ is: 'putBack', why: 'over' })
  expect(judged('11:00', '11:30', { now: Date.parse(at('10:31')) })).toEqual({
    is: 'putBack',
    why: 'over',
  })
  expect(judged('11:00', '11:30', { viewing: { ...viewing, status: 'attended' } })).toEqual({
    is: 'putBack',
    why: 'over',
  })
  const both = { ...viewing, ...span('15:00', '15:30') }
  expect(judged('11:00', '11:30', { viewing: both })).toEqual({ is: 'putBack', why: 'both' })
  const days = { id: 'e1', start: { date: '2026-12-07' }, end: { date: '2026-12-08' } }
  expect(judgeEvent({ ...case_, event: days })).toEqual({ is: 'putBack', why: 'shape' })
})

test('what is deleted there is asked about while it is to come, whatever else the event says no more', () => {
  const event = { id: 'e1', status: 'cancelled' }
  expect(judgeEvent({ ...case_, event })).toEqual({ is: 'removed' })
  expect(judgeEvent({ ...case_, event, now: Date.parse(at('11:00')) })).toEqual({ is: 'gone' })
  const off = { ...viewing, status: 'cancelled' } as const
  expect(judgeEvent({ ...case_, event, viewing: off })).toEqual({ is: 'gone' })
})

test('whole days are those of the calendar’s zone; what is free, declined or called off makes nobody busy', () => {
  const day = { id: 'd', start: { date: '2026-12-07' }, end: { date: '2026-12-08' } }
  expect(busyOf(day, DUBAI)).toEqual({
    startsAt: '2026-12-06T20:00:00.000Z',
    endsAt: '2026-12-07T20:00:00.000Z',
  })
  expect(busyOf(day, 'America/New_York')?.startsAt).toBe('2026-12-07T05:00:00.000Z')
  const event = timed('10:00', '10:30')
  expect(busyOf(event, DUBAI)).toEqual(span('10:00', '10:30'))
  expect(busyOf({ ...event, transparency: 'transparent' }, DUBAI)).toBeNull()
  expect(busyOf({ ...event, status: 'cancelled' }, DUBAI)).toBeNull()
  const answered = (responseStatus: string, self = true) => ({
    ...event,
    attendees: [
      { self: false, responseStatus: 'declined' },
      { self, responseStatus },
    ],
  })
  expect(busyOf(answered('declined'), DUBAI)).toBeNull()
  expect(busyOf(answered('accepted'), DUBAI)).not.toBeNull()
  expect(spanOf({ start: { dateTime: at('10:00') } }, DUBAI)).toBeNull()
})

test('an event that Google writes oddly loses the odd part alone, and a zone that nobody knows is the house’s', () => {
  const odd = { id: 'x', start: { dateTime: 'soon' }, end: 7, transparency: {}, attendees: 'all' }
  expect(GoogleEventSchema.parse(odd)).toEqual({ id: 'x' })
  expect(GoogleEventSchema.safeParse({ start: {} }).success).toBe(false)
  expect(knownZone('Mars/Olympus', DUBAI)).toBe(DUBAI)
  expect(knownZone('Europe/Berlin', DUBAI)).toBe('Europe/Berlin')
})

test('an event’s id is one that Google takes, tells its viewing, and a copy’s tells none', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 0, max: 9 }), (id, lost) => {
      const eventId = eventIdOf(id, lost)
      expect(eventId).toMatch(/^[a-v0-9]{5,1024}$/)
      expect(viewingOf(eventId)).toBe(id)
      expect(viewingOf(`${eventId}_20261207T100000Z`)).toBeNull()
    }),
    { numRuns: 50 },
  )
  expect(viewingOf('5f2k3j4h5g6f7d8s9a0q')).toBeNull()
})
