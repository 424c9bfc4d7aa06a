import { expect, test } from 'vitest'
import type { Annotation } from '../annotation.ts'
import { fatesOf } from './fates.ts'

function mark(part: Partial<Annotation>): Annotation {
  return {
    id: 'm1',
    kind: 'suggestion',
    type: 'askBudget',
    segmentId: 's1',
    anchor: null,
    value: null,
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'accepted',
    at: '2026-11-23T08:00:00.000Z',
    ...part,
  }
}

function fates(marks: Annotation[], disposition: string | null = null) {
  const segments = [{ id: 's1' }, { id: 's2' }]
  return fatesOf({ segments, marks, disposition }).map(({ fate }) => fate)
}

const ASKED = mark({
  id: 'm2',
  kind: 'check',
  type: 'budgetAsked',
  segmentId: 's2',
  status: 'open',
})

test('a suggestion that was accepted was acted on if what it asked for was heard after it', () => {
  expect(fates([mark({}), ASKED])).toEqual(['accepted'])
  expect(fates([mark({})])).toEqual(['acceptedNotActedOn'])
  expect(fates([mark({}), { ...ASKED, segmentId: 's1' }])).toEqual(['acceptedNotActedOn'])
  expect(fates([mark({}), { ...ASKED, status: 'expired' }])).toEqual(['acceptedNotActedOn'])
})

test('one of a model’s own making, a proposal and a step need nothing more', () => {
  expect(fates([mark({ type: 'constructor' })])).toEqual(['accepted'])
  expect(fates([mark({ kind: 'fieldProposal', type: 'budget' })])).toEqual(['accepted'])
  expect(fates([mark({ kind: 'nextStep', type: 'promise' })])).toEqual(['accepted'])
})

test('what was sent away, put right or left is told apart', () => {
  expect(fates([mark({ status: 'dismissed' })])).toEqual(['dismissed'])
  expect(fates([mark({ kind: 'fieldProposal', status: 'edited' })])).toEqual(['edited'])
  expect(fates([mark({ status: 'open' })])).toEqual(['expired'])
  expect(fates([mark({ status: 'expired' })])).toEqual(['expired'])
})

test('an ending that was foreseen is accepted by whoever wraps up so, and put right by whoever does otherwise', () => {
  const ending = mark({ kind: 'disposition', type: 'viewingBooked', status: 'open' })
  expect(fates([ending], 'viewingBooked')).toEqual(['accepted'])
  expect(fates([ending], 'noAnswer')).toEqual(['edited'])
  expect(fates([ending])).toEqual(['expired'])
})

test('what people wrote, and what is no offer, has no fate', () => {
  expect(fates([mark({ by: 'person:1' })])).toEqual([])
  expect(fates([mark({ kind: 'brief', type: 'brief' }), ASKED])).toEqual([])
})
