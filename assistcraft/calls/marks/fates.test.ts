import { expect, test } from 'vitest'
import type { Annotation } from '#domain/call/annotation.ts'
import { hearLines } from '../../testing/heard-call.ts'
import { fateOf } from './fates.ts'

function suggestion(part: Partial<Annotation>): Annotation {
  return {
    id: 'm1',
    kind: 'suggestion',
    type: 'askBudget',
    segmentId: 's1',
    anchor: null,
    value: { text: 'Ask' },
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'accepted',
    at: '2026-11-23T08:00:00.000Z',
    ...part,
  }
}

test('a suggestion that was accepted and followed is accepted', () => {
  const heard = hearLines(['customer', 'I need a flat'], ['agent', 'What is your budget?'])
  expect(fateOf(suggestion({}), () => heard.slice(1))).toBe('accepted')
})

test('one that was accepted and left is told apart', () => {
  const heard = hearLines(['customer', 'I need a flat'], ['agent', 'Goodbye.'])
  expect(fateOf(suggestion({}), () => heard.slice(1))).toBe('acceptedNotActedOn')
})

test('what nobody decided on, and what others wrote, has no fate', () => {
  const fate = (part: Partial<Annotation>) => fateOf(suggestion(part), () => [])
  expect(fate({ status: 'open' })).toBeNull()
  expect(fate({ by: 'service:feed' })).toBeNull()
  expect(fate({ status: 'dismissed' })).toBe('dismissed')
})
