import { expect, test } from 'vitest'
import type { CallRow } from '#db/pace/calls.ts'
import type { CallCard } from '#domain/views.ts'
import { withLiveCalls } from './live-rows.ts'

function row(id: string, state: string): CallRow {
  return {
    id,
    state,
    direction: 'inbound',
    agentId: null,
    agentName: null,
    teamId: null,
    leadId: null,
    leadName: null,
    leadReference: null,
    callerName: null,
    callerPhone: null,
    startedAt: '2026-03-01T10:00:00.000Z',
    answeredAt: null,
    heldSince: null,
    endedAt: null,
    disposition: null,
    summary: '',
    segmentCount: 0,
  }
}

function card(id: string, state: CallCard['state']): CallCard {
  return {
    kind: 'call',
    id,
    state,
    direction: 'inbound',
    agentId: null,
    leadId: null,
    callerName: 'Tariq',
    callerPhone: null,
    startedAt: '2026-03-01T10:00:00.000Z',
    endedAt: null,
  }
}

const describe = (known: CallCard) => ({
  ...row(known.id, known.state),
  callerName: known.callerName,
})
const all = () => true

test('a listed call takes the state that the view has', () => {
  const rows = withLiveCalls([row('a', 'ringing')], [card('a', 'live')], describe, all)
  expect(rows).toEqual([{ ...row('a', 'live'), callerName: 'Tariq' }])
})

test('a call that has just begun joins on top, one that is over does not', () => {
  const rows = withLiveCalls(
    [row('a', 'ended')],
    [card('new', 'ringing'), card('old', 'ended')],
    describe,
    all,
  )
  expect(rows.map(({ id }) => id)).toEqual(['new', 'a'])
})

test('a call that ends sinks below those that go on', () => {
  const rows = withLiveCalls(
    [row('a', 'live'), row('b', 'live')],
    [card('a', 'ended')],
    describe,
    all,
  )
  expect(rows.map(({ id }) => id)).toEqual(['b', 'a'])
})

test('a new call stays out of a list whose filter it does not meet', () => {
  expect(withLiveCalls([], [card('new', 'ringing')], describe, () => false)).toEqual([])
})
