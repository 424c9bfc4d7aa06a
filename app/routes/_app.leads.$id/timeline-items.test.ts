import type { TimelineEntry } from '#db/pace/timeline.ts'
import { expect, test } from 'vitest'
import { timelineItems } from './timeline-items.ts'

test('steps of one person within five minutes are one change from first to last', () => {
  const items = timelineItems([
    event(3, '10:02', 'person:a', { name: 'Fati' }, { name: 'Fatima' }),
    event(2, '10:01', 'person:a', { name: 'Fa' }, { name: 'Fati' }),
    event(1, '10:00', 'person:a', { name: null }, { name: 'Fa' }),
  ])
  expect(items).toMatchObject([
    { kind: 'changed', changes: [{ field: 'name', from: null, to: 'Fatima' }] },
  ])
})

test('another person begins another entry', () => {
  const items = timelineItems([
    event(2, '10:01', 'person:b', { bedrooms: 2 }, { bedrooms: 3 }),
    event(1, '10:00', 'person:a', { bedrooms: null }, { bedrooms: 2 }),
  ])
  expect(items.map((item) => item.kind === 'changed' && item.actor)).toEqual([
    'person:b',
    'person:a',
  ])
})

test('an hour later is another entry', () => {
  const items = timelineItems([
    event(2, '11:01', 'person:a', { bedrooms: 2 }, { bedrooms: 3 }),
    event(1, '10:00', 'person:a', { bedrooms: null }, { bedrooms: 2 }),
  ])
  expect(items).toHaveLength(2)
})

test('what came back to where it was is not told', () => {
  const items = timelineItems([
    event(2, '10:01', 'person:a', { bedrooms: 3 }, { bedrooms: 2 }),
    event(1, '10:00', 'person:a', { bedrooms: 2 }, { bedrooms: 3 }),
  ])
  expect(items).toEqual([])
})

test('a stage move is told without the clocks that move with it', () => {
  const items = timelineItems([
    event(
      1,
      '10:00',
      'person:a',
      { stage: 'new', stageChangedAt: null },
      { stage: 'contacted', stageChangedAt: 'x' },
    ),
  ])
  expect(items).toMatchObject([{ changes: [{ field: 'stage', from: 'new', to: 'contacted' }] }])
})

test('the first event is the beginning, and an enquiry keeps its own words', () => {
  const enquiry: TimelineEntry = {
    kind: 'enquiry',
    id: 'e',
    at: '2026-11-23T09:59:00Z',
    source: 'bayut',
    message: 'Is it still available?',
    listing: null,
  }
  const items = timelineItems([
    { ...event(1, '10:00', 'service:pace-app', {}, { name: 'Fatima' }), old: null },
    enquiry,
  ])
  expect(items.map((item) => item.kind)).toEqual(['created', 'enquiry'])
  expect(items[1]).toBe(enquiry)
})

type Event = Extract<TimelineEntry, { kind: 'event' }>

function event(
  id: number,
  clock: string,
  actor: string,
  old: Event['old'],
  now: Event['new'],
): Event {
  return { kind: 'event', id: String(id), at: `2026-11-23T${clock}:00Z`, actor, old, new: now }
}
