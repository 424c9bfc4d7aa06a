import { expect, test } from 'vitest'
import type { Actor } from '../access/access.ts'
import type { EntityEvent, EventResource } from './event.ts'
import { seenEvent } from './seen-event.ts'

const sara = { kind: 'person', id: 'sara', role: 'agent', teamId: 'home' } as const satisfies Actor
const admin = { kind: 'person', id: 'adam', role: 'admin', teamId: null } as const satisfies Actor
const client = (...scopes: string[]): Actor => ({ kind: 'service', id: 'crm', scopes })
const facts = (ownerId: string | null, teamId = 'home') => ({ ownerId, teamId })

function eventOf(resource: EventResource, part: Partial<EntityEvent> = {}): EntityEvent {
  return {
    sequence: 7,
    resource,
    key: 'k',
    old: { name: 'Ann' },
    new: { name: 'Anna' },
    actor: 'person:sara',
    documentSeq: 3,
    at: '2026-11-29T10:00:00.000Z',
    ...part,
  }
}

test('a person is told of records that the policy lets them read, and of no other', () => {
  const event = eventOf('lead')
  expect(seenEvent(sara, event, facts('sara'))).toEqual(event)
  expect(seenEvent(sara, event, facts('omar'))).toBeNull()
  expect(seenEvent(sara, event, undefined)).toBeNull()
  expect(seenEvent(admin, event, undefined)).toEqual(event)
})

test('an enquiry is seen by who sees its lead', () => {
  const event = eventOf('enquiry')
  expect(seenEvent(sara, event, facts('sara'))).toEqual(event)
  expect(seenEvent(sara, event, facts('omar'))).toBeNull()
  expect(seenEvent(client('leads:read'), event, undefined)).toEqual(event)
})

test('a message is seen by who sees its contact', () => {
  const event = eventOf('communication')
  expect(seenEvent(sara, event, facts('sara'))).toEqual(event)
  expect(seenEvent(sara, event, facts('omar'))).toBeNull()
  expect(seenEvent(client('leads:read'), event, undefined)).toEqual(event)
  expect(seenEvent(client('events:read'), event, undefined)).toEqual({ ...event, old: {}, new: {} })
})

test.each(['person', 'bulk', 'webhook'] as const)(
  'of a %s only who reads the whole log is told',
  (resource) => {
    const event = eventOf(resource)
    expect(seenEvent(sara, event, undefined)).toBeNull()
    expect(seenEvent(client('leads:read', 'calls:read', 'listings:read'), event, {})).toBeNull()
    expect(seenEvent(admin, event, undefined)).toEqual(event)
    expect(seenEvent(client('events:read'), event, undefined)).toEqual(event)
  },
)

test('a program that reads the log is told that something happened, and what only by the noun’s scope', () => {
  const event = eventOf('lead')
  expect(seenEvent(client('events:read'), event, undefined)).toEqual({ ...event, old: {}, new: {} })
  expect(seenEvent(client('events:read', 'leads:read'), event, undefined)).toEqual(event)
  expect(seenEvent(client('listings:read'), event, undefined)).toBeNull()
  const made = eventOf('call', { old: null })
  expect(seenEvent(client('events:read'), made, undefined)).toMatchObject({ old: null, new: {} })
})

test('whoever loses sight of a record by this event is told that it is gone, and nothing else', () => {
  const handed = eventOf('lead', { old: { ownerId: 'sara' }, new: { ownerId: 'omar' } })
  expect(seenEvent(sara, handed, facts('omar'))).toEqual({ ...handed, old: {}, new: null })
  const others = eventOf('lead', { old: { ownerId: 'zoe' }, new: { ownerId: 'omar' } })
  expect(seenEvent(sara, others, facts('omar'))).toBeNull()
  const unshared = eventOf('lead', {
    old: { collaboratorIds: ['sara'] },
    new: { collaboratorIds: [] },
  })
  expect(seenEvent(sara, unshared, facts('omar'))).toMatchObject({ new: null })
  const call = eventOf('call', { old: { agentId: 'sara' }, new: { agentId: 'omar' } })
  expect(seenEvent(sara, call, facts('omar'))).toMatchObject({ new: null })
})

test('who owns a home is told to those who may see contacts', () => {
  const event = eventOf('property', { old: { owners: [] }, new: { owners: [{ contactId: 'c' }] } })
  expect(seenEvent(client('listings:read'), event, undefined)).toMatchObject({ old: {}, new: {} })
  expect(seenEvent(client('listings:read', 'leads:read'), event, undefined)).toEqual(event)
  expect(seenEvent(sara, event, facts('omar'))).toMatchObject({ new: {} })
  expect(seenEvent(admin, event, undefined)).toEqual(event)
})
