import { expect, test } from 'vitest'
import type { Annotation } from './annotation.ts'
import { standingTicks } from './checklist.ts'

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
  expect(standingTicks({ timing: '' }, marks, {})).toEqual({})
  expect(standingTicks({ timing: 'person:1', greeted: 'person:1' }, marks, {})).toEqual({
    timing: 'person:1',
    greeted: 'person:1',
  })
})
