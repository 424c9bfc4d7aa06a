import type { TimelineEntry } from '#db/pace/leads/timeline-entry.ts'
import { expect, test } from 'vitest'
import { timelineItems } from './timeline-items.ts'

test('steps of one person within five minutes are one change from first to last', () => {
  const items = timelineItems([
    event(3, '10:02', 'person:a', { name: 'Fati' }, { name: 'Fatima' }),
    event(2, '10:01', 'person:a', { name: 'Fa' }, { name: 'Fati' }),
    event(1, '10:00', 'person:a', { name: null }, { name: 'Fa' }),
  ])
  expect(items).toMatchObject([
    { kind: 'changed', changes: [{ field: 'name', from: null, to: 'Fatima' }], seqs: [3, 2, 1] },
  ])
})

test('what changed of the contact is an entry of its own, which goes back on the contact', () => {
  const ofContact = (sequence: number, old: object, now: object) => ({
    ...event(sequence, '10:01', 'person:a', { ...old }, { ...now }),
    document: 'contact:c',
  })
  const items = timelineItems([
    event(3, '10:02', 'person:a', { bedrooms: 1 }, { bedrooms: 2 }),
    ofContact(2, { roles: ['buyer'] }, { roles: ['buyer', 'tenant'] }),
  ])
  expect(items).toMatchObject([
    { changes: [{ field: 'bedrooms' }], seqs: [3] },
    { changes: [{ field: 'roles', to: ['buyer', 'tenant'] }], document: 'contact:c', seqs: [2] },
  ])
})

test('a lead that is given its contact is told in one line, without the name that goes with it', () => {
  const items = timelineItems([
    event(
      1,
      '10:00',
      'service:pace-app',
      { contactId: null, name: 'Fatima', phone: '+971501112233' },
      { contactId: crypto.randomUUID(), name: null, phone: null },
    ),
  ])
  expect(items).toMatchObject([{ kind: 'adopted', actor: 'service:pace-app' }])
})

test('of a consent it is told whether it stands; of a merge and of leads the lines are as they are', () => {
  const given = { state: 'given', at: 'x', where: 'On the phone', wording: '', by: 'person:a' }
  const lead: TimelineEntry = {
    kind: 'lead',
    id: 'l',
    at: '2026-11-23T09:00:00Z',
    leadId: 'l',
    reference: 'L-1',
    stage: 'won',
  }
  const items = timelineItems([
    {
      ...event(2, '10:01', 'person:a', { 'consent.email': null }, { 'consent.email': given }),
      document: 'contact:c',
    },
    { ...event(1, '09:30', 'person:b', {}, { name: 'Amina' }), old: null, document: 'contact:c' },
    lead,
  ])
  expect(items).toMatchObject([
    { kind: 'changed', changes: [{ field: 'consent.email', from: null, to: 'given' }] },
    { kind: 'created', document: 'contact:c' },
    lead,
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
    unread: [],
    original: null,
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
  const at = `2026-11-23T${clock}:00Z`
  return { kind: 'event', id: String(id), at, actor, seq: id, old, new: now }
}

test('a file that came and one that went are lines of their own', () => {
  const at = '2026-03-01T10:00:00.000Z'
  const event = { kind: 'event', at, actor: 'person:sara', seq: null } as const
  const items = timelineItems([
    { ...event, id: '2', old: { file: 'passport.pdf' }, new: { file: null } },
    { ...event, id: '1', old: { file: null }, new: { file: 'passport.pdf' } },
  ])
  expect(items).toMatchObject([
    { kind: 'file', name: 'passport.pdf', isThere: false, was: null },
    { kind: 'file', name: 'passport.pdf', isThere: true, was: null },
  ])
  const renamed = { ...event, id: '3', old: { file: 'a.pdf' }, new: { file: 'عقد.pdf' } }
  expect(timelineItems([renamed])).toMatchObject([
    { kind: 'file', name: 'عقد.pdf', was: 'a.pdf', isThere: true },
  ])
})
