import { expect, test } from 'vitest'
import type { CallCard, ViewingCard } from '#domain/views/cards.ts'
import { callsOf, viewingsAhead } from './of-cards.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')

test('the call that is on stands before the one that rings and the one to wrap up', () => {
  const cards = [call('a', 'wrapup'), call('b', 'ringing'), call('c', 'live')]
  expect(callsOf(cards).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
})

test('a viewing leaves the days ahead an hour after it began, a cancelled one at once', () => {
  const cards = [
    viewing('later', '2026-11-23T12:00:00Z', 'pending'),
    viewing('on', '2026-11-23T07:30:00Z', 'confirmed'),
    viewing('over', '2026-11-23T06:30:00Z', 'confirmed'),
    viewing('off', '2026-11-23T12:00:00Z', 'cancelled'),
  ]
  expect(viewingsAhead(cards, NOW).map(({ id }) => id)).toEqual(['on', 'later'])
})

function call(id: string, state: CallCard['state']): CallCard {
  const unknown = {
    direction: null,
    agentId: null,
    leadId: null,
    callerName: null,
    callerPhone: null,
  }
  return { kind: 'call', sight: 'whole', id, state, ...unknown, startedAt: null, endedAt: null }
}

function viewing(id: string, startsAt: string, status: string): ViewingCard {
  return { kind: 'viewing', id, leadId: null, listingId: null, startsAt, status }
}
