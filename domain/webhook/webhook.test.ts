import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntityEvent } from '../record/event.ts'
import { messageFor, NewEndpointSchema, pauseAfter, TRIED_FOR_MS } from './webhook.ts'

const ALL = { id: 'e', resources: null, fields: null, scopes: ['events:read', 'leads:read'] }
const event = (part: Partial<EntityEvent> = {}): EntityEvent => ({
  sequence: 7,
  resource: 'lead',
  key: 'k',
  old: { name: 'Ann' },
  new: { name: 'Anna' },
  actor: 'person:sara',
  documentSeq: 3,
  at: '2026-11-29T10:00:00.000Z',
  ...part,
})

test('a message says what it is, when it was, and the event as the endpoint may see it', () => {
  expect(JSON.parse(messageFor(ALL, event()) ?? '')).toEqual({
    type: 'lead.changed',
    timestamp: '2026-11-29T10:00:00.000Z',
    data: event(),
  })
  const types = [event({ old: null }), event({ new: null })].map(
    (one) => JSON.parse(messageFor(ALL, one) ?? '').type,
  )
  expect(types).toEqual(['lead.created', 'lead.removed'])
  expect(messageFor({ ...ALL, scopes: ['listings:read'] }, event())).toBeNull()
})

test('an endpoint that asks for a field is told of it, and not of one that it may not see', () => {
  expect(messageFor({ ...ALL, fields: ['name'] }, event())).not.toBeNull()
  expect(messageFor({ ...ALL, fields: ['phone'] }, event())).toBeNull()
  expect(messageFor({ ...ALL, fields: ['name'], scopes: ['events:read'] }, event())).toBeNull()
  expect(messageFor({ ...ALL, resources: ['call'] }, event())).toBeNull()
})

test('what is larger than a message may be is told without its values', () => {
  const large = event({ new: { name: '🏠'.repeat(70_000) } })
  const message = JSON.parse(messageFor(ALL, large) ?? '')
  expect(message).toMatchObject({ truncated: true, data: { key: 'k', old: {}, new: {} } })
})

test('pauses grow from five seconds to eight hours, and three days hold some fifteen attempts', () => {
  expect(pauseAfter(1, 0.5)).toBe(5_000)
  expect(pauseAfter(2, 0.5)).toBe(15_000)
  expect(pauseAfter(50, 0.5)).toBe(8 * 3_600_000)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempts, chance) => {
        const middle = pauseAfter(attempts, 0.5)
        expect(Math.abs(pauseAfter(attempts, chance) - middle)).toBeLessThanOrEqual(middle * 0.11)
      },
    ),
  )
  let at = 0
  let attempts = 0
  while (at < TRIED_FOR_MS) at += pauseAfter((attempts += 1), 0.5)
  expect(attempts).toBeGreaterThan(12)
  expect(attempts).toBeLessThan(24)
})

test.each([
  ['ftp://a.example', false],
  ['https://user:pw@a.example', false],
  ['javascript:alert(1)', false],
  ['https://a.example/hook?x=1', true],
  [`https://a.example/${'x'.repeat(600)}`, false],
  ['', false],
  ['nowhere', false],
])('an endpoint at %s is taken: %s', (url, isTaken) => {
  expect(NewEndpointSchema.safeParse({ url }).success).toBe(isTaken)
})
