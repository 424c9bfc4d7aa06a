import { expect, test } from 'vitest'
import type { LeadFields } from '../../lead/fields.ts'
import type { PartyRole } from '../fields.ts'
import { FOUND_ITEMS, RULES } from './rules.ts'
import type { PlacedMark } from './heard.ts'
import { scoreCall } from './scorecard.ts'
import { standingTicks } from './ticks.ts'

const SEGMENTS: { id: string; role: PartyRole }[] = [
  { id: 's1', role: 'agent' },
  { id: 's2', role: 'customer' },
]
const HEARD = 'service:assistcraft'

/** `customer entity:person`, in a segment of whoever says it; of the agent where nobody is named. */
function mark(name: string, status: PlacedMark['status'] = 'open'): PlacedMark {
  const isOfCustomer = name.startsWith('customer ')
  const [kind, type = ''] = name.replace('customer ', '').split(':')
  return {
    id: name,
    kind: kind as PlacedMark['kind'],
    type,
    segmentId: isOfCustomer ? 's2' : 's1',
    anchor: null,
    range: null,
    value: null,
    confidence: 0.9,
    by: HEARD,
    status,
    at: '2026-11-23T08:00:00.000Z',
  }
}

function ticks(marks: PlacedMark[], lead: Partial<LeadFields> = {}, corrections = {}) {
  return standingTicks(corrections, { segments: SEGMENTS, marks, lead })
}

test('what was heard on the call is ticked', () => {
  expect(ticks([mark('compliance:brokerageNamed'), mark('entity:moveDate')])).toEqual({
    greeted: HEARD,
    timing: HEARD,
  })
})

test('the requirements are known from the call and the lead together', () => {
  const marks = [mark('entity:area'), mark('entity:bedrooms')]
  expect(ticks(marks)).toEqual({})
  expect(ticks(marks, { budgetMax: 160_000 })).toHaveProperty('requirements')
})

test('a mark that was dismissed or expired ticks nothing', () => {
  expect(
    ticks([mark('entity:moveDate', 'dismissed'), mark('entity:viewingDate', 'expired')]),
  ).toEqual({})
})

test('a person’s word goes over what was heard, both ways', () => {
  const marks = [mark('entity:moveDate')]
  const said = (result: 'met' | 'notMet') => ({ result, by: 'person:1', at: null })
  expect(ticks(marks, {}, { timing: said('notMet') })).toEqual({})
  expect(ticks(marks, {}, { timing: said('met'), greeted: said('met') })).toEqual({
    timing: 'person:1',
    greeted: 'person:1',
  })
})

test('what words tick while one talks is met when the call is over, of every item by each of its words', () => {
  for (const item of FOUND_ITEMS) {
    const needs = RULES[item]?.needs ?? []
    const most = Math.max(...needs.map(({ heard }) => heard.length))
    for (let at = 0; at < most; at++) {
      const marks = needs.map(({ heard }) => mark(heard[Math.min(at, heard.length - 1)] ?? ''))
      expect(ticks(marks), item).toEqual({ [item]: HEARD })
      const [scored] = scoreCall([item], { segments: SEGMENTS, marks, isOver: true }, {})
      expect(scored?.result, item).toBe('met')
    }
  }
})
