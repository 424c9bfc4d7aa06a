import type { CallCard, LeadCard, ViewingCard } from '#domain/views/cards.ts'
import { expect, test } from 'vitest'
import { planAgenda } from './agenda.ts'

const ME = '11111111-1111-4111-8111-111111111111'
const NOW = Date.parse('2026-11-23T08:00:00Z')

test('the call that is on stands before the one that rings and the one to wrap up', () => {
  const cards = [call('a', 'wrapup'), call('b', 'ringing'), call('c', 'live')]
  expect(planAgenda(cards, ME, NOW).calls.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
})

test('unclaimed leads that can still be answered in time come first, then the freshest of the late', () => {
  const at = (name: string, createdAt: string) => {
    const dueAt = new Date(Date.parse(createdAt) + 15 * 60_000).toISOString()
    return lead(name, { ownerId: null, createdAt, dueAt })
  }
  const cards = [
    at('yesterday', '2026-11-22T08:00:00Z'),
    at('just in', '2026-11-23T07:59:00Z'),
    at('two hours', '2026-11-23T06:00:00Z'),
    at('nearly late', '2026-11-23T07:50:00Z'),
  ]
  const order = ['nearly late', 'just in', 'two hours', 'yesterday']
  expect(planAgenda(cards, ME, NOW).unclaimed.map(({ name }) => name)).toEqual(order)
})

test('a lead of somebody else is not on the desk', () => {
  const agenda = planAgenda(
    [lead('hers', { ownerId: '22222222-2222-4222-8222-222222222222' })],
    ME,
    NOW,
  )
  expect(Object.values(agenda).flat()).toEqual([])
})

test('a follow-up in the past is overdue, one later today is due, one tomorrow waits', () => {
  const cards = [
    lead('past', { nextFollowUpAt: '2026-11-23T07:00:00Z' }),
    lead('today', { nextFollowUpAt: '2026-11-23T12:00:00Z' }),
    lead('tomorrow', { nextFollowUpAt: '2026-11-24T12:00:00Z' }),
  ]
  const { overdue, dueToday, adrift } = planAgenda(cards, ME, NOW)
  expect([overdue, dueToday, adrift].map((leads) => leads.map(({ name }) => name))).toEqual([
    ['past'],
    ['today'],
    [],
  ])
})

test('the day ends at midnight in Dubai', () => {
  const cards = [lead('after midnight', { nextFollowUpAt: '2026-11-23T20:30:00Z' })]
  expect(planAgenda(cards, ME, NOW).dueToday).toEqual([])
})

test('an own new lead is to be contacted whatever its follow-up says', () => {
  const cards = [lead('fresh', { stage: 'new', nextFollowUpAt: '2026-11-23T07:00:00Z' })]
  const { uncontacted, overdue } = planAgenda(cards, ME, NOW)
  expect([uncontacted.length, overdue.length]).toEqual([1, 0])
})

test('a viewing leaves the desk an hour after it began, a cancelled one at once', () => {
  const cards = [
    viewing('on', '2026-11-23T07:30:00Z', 'confirmed'),
    viewing('over', '2026-11-23T06:30:00Z', 'confirmed'),
    viewing('off', '2026-11-23T12:00:00Z', 'cancelled'),
  ]
  expect(planAgenda(cards, ME, NOW).viewings.map(({ id }) => id)).toEqual(['on'])
})

function lead(name: string, patch: Partial<LeadCard> = {}): LeadCard {
  return {
    kind: 'lead',
    sight: 'whole',
    id: '33333333-3333-4333-8333-333333333333',
    reference: 'L-1',
    name,
    stage: 'contacted',
    ownerId: ME,
    intent: null,
    areas: [],
    bedrooms: null,
    budgetMax: null,
    temperature: null,
    source: null,
    stageChangedAt: null,
    createdAt: '2026-11-20T08:00:00Z',
    firstContactedAt: null,
    nextFollowUpAt: null,
    ...patch,
  }
}

function call(id: string, state: CallCard['state']): CallCard {
  const unknown = {
    direction: null,
    agentId: ME,
    leadId: null,
    callerName: null,
    callerPhone: null,
  }
  return { kind: 'call', sight: 'whole', id, state, ...unknown, startedAt: null, endedAt: null }
}

function viewing(id: string, startsAt: string, status: string): ViewingCard {
  return { kind: 'viewing', id, leadId: null, listingId: null, startsAt, status }
}
