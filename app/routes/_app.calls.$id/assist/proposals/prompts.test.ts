import { expect, test } from 'vitest'
import type { Annotation } from '#domain/call/annotation.ts'
import { SUGGESTION_STANDS_MS } from '#domain/call/suggestion.ts'
import { currentSuggestion, openProposals } from './prompts.ts'

const AT = '2026-03-01T10:00:00.000Z'

function proposal(
  id: string,
  field: string,
  value: unknown,
  part: Partial<Annotation> = {},
): Annotation {
  return {
    id,
    kind: 'fieldProposal',
    type: field,
    segmentId: 's1',
    anchor: null,
    value: { field, value } as Annotation['value'],
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'open',
    at: AT,
    ...part,
  }
}

function suggestion(id: string, part: Partial<Annotation> = {}): Annotation {
  return {
    ...proposal(id, '', null),
    kind: 'suggestion',
    type: 'ask',
    value: { text: 'Ask for the move date' },
    ...part,
  }
}

test('a field has one proposal, the newest', () => {
  const open = openProposals(
    [
      proposal('b', 'bedrooms', 3, { at: '2026-03-01T10:01:00.000Z' }),
      proposal('a', 'bedrooms', 2),
    ],
    {},
  )
  expect(open.map(({ annotation, value }) => [annotation.id, value])).toEqual([['b', 3]])
})

test('what the lead already says is not proposed', () => {
  expect(openProposals([proposal('a', 'bedrooms', 2)], { bedrooms: 2 })).toEqual([])
})

test('a decided proposal is gone, and so is one that does not fit its field', () => {
  const marks = [
    proposal('a', 'bedrooms', 2, { status: 'dismissed' }),
    proposal('b', 'bathrooms', 'many'),
    proposal('c', 'nothing', 1),
  ]
  expect(openProposals(marks, {})).toEqual([])
})

test('only the newest suggestion stands, and only for its time', () => {
  const marks = [suggestion('old'), suggestion('new', { at: '2026-03-01T10:00:10.000Z' })]
  const now = Date.parse('2026-03-01T10:00:11.000Z')
  expect(currentSuggestion(marks, now)?.annotation.id).toBe('new')
  expect(currentSuggestion(marks, now + SUGGESTION_STANDS_MS)).toBeNull()
})

test('dismissing the newest suggestion does not bring an older one back', () => {
  const marks = [
    suggestion('old'),
    suggestion('new', { at: '2026-03-01T10:00:10.000Z', status: 'dismissed' }),
  ]
  expect(currentSuggestion(marks, Date.parse('2026-03-01T10:00:11.000Z'))).toBeNull()
})

test('a guess says why it is one', () => {
  const doubt = 'November has no 31st'
  const value = { field: 'moveDate', value: '2026-12-31', doubt }
  const [guess, sure] = openProposals(
    [proposal('a', 'moveDate', null, { value }), proposal('b', 'bedrooms', 2)],
    {},
  )
  expect([guess?.doubt, sure?.doubt]).toEqual([doubt, null])
})
