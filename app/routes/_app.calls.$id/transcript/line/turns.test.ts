import { expect, test } from 'vitest'
import type { Segment } from '#domain/call/fields.ts'
import type { Mark } from '../../view/call-view.ts'
import { type KnownLines, transcriptLines } from './turns.ts'

function segment(id: string, role: Segment['role'], beginMs: number): Segment {
  return {
    id,
    party: role,
    role,
    beginMs,
    endMs: beginMs + 1000,
    text: 'two beds',
    language: 'en',
    confidence: 1,
    revision: 0,
  }
}

function mark(part: Partial<Mark>): Mark {
  return {
    id: 'm',
    kind: 'entity',
    type: 'bedrooms',
    segmentId: 's1',
    anchor: null,
    value: 2,
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'open',
    at: '2026-03-01T10:00:00.000Z',
    range: { start: 0, end: 3 },
    ...part,
  }
}

test('a speaker is named when the turn passes, and after a long pause', () => {
  const segments = [
    segment('s1', 'agent', 0),
    segment('s2', 'agent', 1200),
    segment('s3', 'customer', 2400),
    segment('s4', 'customer', 60_000),
  ]
  const opens = transcriptLines(segments, []).map((line) => line.opens)
  expect(opens).toEqual([true, false, true, true])
})

test('entities stand on words, intents and sentiment beside the turn', () => {
  const [line] = transcriptLines(
    [segment('s1', 'customer', 0)],
    [
      mark({ id: 'e' }),
      mark({ id: 'i', kind: 'intent', type: 'bookViewing' }),
      mark({ id: 's', kind: 'sentiment', type: 'negative' }),
    ],
  )
  expect(line?.marks.map((placed) => placed.annotation.id)).toEqual(['e'])
  expect(line?.signs.intents.map(({ id }) => id)).toEqual(['i'])
  expect(line?.signs.sentiment?.id).toBe('s')
})

test('small talk, neutral tone and dismissed marks leave no sign', () => {
  const [line] = transcriptLines(
    [segment('s1', 'customer', 0)],
    [
      mark({ id: 'i', kind: 'intent', type: 'smalltalk' }),
      mark({ id: 's', kind: 'sentiment', type: 'neutral' }),
      mark({ id: 'e', status: 'dismissed' }),
    ],
  )
  expect(line).toMatchObject({ marks: [], signs: { intents: [], sentiment: null } })
})

test('a mark whose words are gone is not shown', () => {
  const [line] = transcriptLines([segment('s1', 'customer', 0)], [mark({ range: null })])
  expect(line?.marks).toEqual([])
})

test('a wish is signed when it begins, not again while it goes on', () => {
  const segments = ['s1', 's2', 's3'].map((id, at) => segment(id, 'customer', at * 2000))
  const wish = (id: string, segmentId: string, type: string) =>
    mark({ id, kind: 'intent', type, segmentId, range: null })
  const lines = transcriptLines(segments, [
    wish('a', 's1', 'findHome'),
    wish('b', 's2', 'findHome'),
    wish('c', 's3', 'bookViewing'),
  ])
  expect(lines.map(({ signs }) => signs.intents.map(({ type }) => type))).toEqual([
    ['findHome'],
    [],
    ['bookViewing'],
  ])
})

test('a line whose segment, marks and neighbours stay is the same line', () => {
  const segments = ['s1', 's2', 's3'].map((id, at) => segment(id, 'customer', at * 2000))
  const marks = [mark({ id: 'a', segmentId: 's1' }), mark({ id: 'b', segmentId: 's2' })]
  const known: KnownLines = new Map()
  const before = transcriptLines(segments, marks, known)
  const dismissed = { ...mark({ id: 'b', segmentId: 's2' }), status: 'dismissed' as const }
  const after = transcriptLines(segments, [marks[0] ?? dismissed, dismissed], known)
  expect(after[0]).toBe(before[0])
  expect(after[1]?.marks).toEqual([])
  expect(after[2]).toBe(before[2])
})
