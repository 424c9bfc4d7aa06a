import * as Y from 'yjs'
import { expect, test } from 'vitest'
import type { Annotation } from './annotation.ts'
import { readCorrections, standingTicks } from './checklist.ts'

function mark(kind: Annotation['kind'], type: string, status: Annotation['status'] = 'open') {
  return {
    id: `${kind}-${type}`,
    kind,
    type,
    segmentId: 's1',
    anchor: null,
    value: null,
    confidence: 0.9,
    by: 'service:assistcraft',
    status,
    at: '2026-11-23T08:00:00.000Z',
  } satisfies Annotation
}

test('what was heard on the call is ticked', () => {
  const marks = [mark('compliance', 'brokerageNamed'), mark('entity', 'moveDate')]
  expect(standingTicks({}, marks, {})).toEqual({
    greeted: 'service:assistcraft',
    timing: 'service:assistcraft',
  })
})

test('the requirements are known from the call and the lead together', () => {
  const marks = [mark('entity', 'area'), mark('entity', 'bedrooms')]
  expect(standingTicks({}, marks, {})).toEqual({})
  expect(standingTicks({}, marks, { budgetMax: 160_000 })).toHaveProperty('requirements')
})

test('a mark that was dismissed or expired ticks nothing', () => {
  const marks = [mark('entity', 'moveDate', 'dismissed'), mark('entity', 'viewingDate', 'expired')]
  expect(standingTicks({}, marks, {})).toEqual({})
})

test('a person’s word goes over what was heard, both ways', () => {
  const marks = [mark('entity', 'moveDate')]
  const said = (result: 'met' | 'notMet') => ({ result, by: 'person:1', at: null })
  expect(standingTicks({ timing: said('notMet') }, marks, {})).toEqual({})
  const both = { timing: said('met'), greeted: said('met') }
  expect(standingTicks(both, marks, {})).toEqual({
    timing: 'person:1',
    greeted: 'person:1',
  })
})

test('corrections are read as they are written now and as ticks were before; what is neither is left out', () => {
  const checklist = new Y.Doc().getMap('checklist')
  const at = '2026-11-23T08:00:00.000Z'
  checklist.set('fees', { result: 'na', by: 'person:2', at })
  checklist.set('greeted', 'person:1')
  checklist.set('timing', '')
  checklist.set('consent', { result: 'perhaps', by: 'person:1', at })
  checklist.set('financing', true)
  checklist.set('a key that no list has \u0000', 'person:1')
  expect(readCorrections(checklist)).toEqual({
    fees: { result: 'na', by: 'person:2', at },
    greeted: { result: 'met', by: 'person:1', at: null },
    timing: { result: 'notMet', by: '', at: null },
  })
})
