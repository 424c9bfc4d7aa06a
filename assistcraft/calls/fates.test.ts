import { expect, test } from 'vitest'
import type { Annotation } from '#domain/annotation.ts'
import { hearLines } from '../testing/heard-call.ts'
import { fatesOf } from './fates.ts'

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
  expect(fatesOf([suggestion({})], heard).get('m1')).toBe('accepted')
})

test('one that was accepted and left is told apart', () => {
  const heard = hearLines(['customer', 'I need a flat'], ['agent', 'Goodbye.'])
  expect(fatesOf([suggestion({})], heard).get('m1')).toBe('acceptedNotActedOn')
})

test('what nobody decided on, and what others wrote, has no fate', () => {
  expect(
    fatesOf([suggestion({ status: 'open' }), suggestion({ id: 'm2', by: 'service:feed' })], []),
  ).toEqual(new Map())
  expect(fatesOf([suggestion({ status: 'dismissed' })], [])).toEqual(new Map([['m1', 'dismissed']]))
})
