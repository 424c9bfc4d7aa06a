import { expect, test } from 'vitest'
import type { Annotation } from '#domain/call/annotation.ts'
import { markRuns } from './mark-runs.ts'

function mark(id: string, start: number, end: number) {
  const annotation: Annotation = {
    id,
    kind: 'entity',
    type: 'bedrooms',
    segmentId: 's1',
    anchor: null,
    value: 2,
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'open',
    at: '2026-03-01T10:00:00.000Z',
  }
  return { annotation, start, end }
}

const shape = (text: string, marks: ReturnType<typeof mark>[]) =>
  markRuns(text, marks).map((run) => [run.text, run.marks.map(({ id }) => id).join('+')])

test('text without marks is one run', () => {
  expect(shape('two beds', [])).toEqual([['two beds', '']])
})

test('a mark cuts out its words', () => {
  expect(shape('a two bed flat', [mark('m', 2, 9)])).toEqual([
    ['a ', ''],
    ['two bed', 'm'],
    [' flat', ''],
  ])
})

test('where marks overlap the run carries both', () => {
  expect(shape('abcdef', [mark('x', 0, 4), mark('y', 2, 6)])).toEqual([
    ['ab', 'x'],
    ['cd', 'x+y'],
    ['ef', 'y'],
  ])
})

test('a mark that reaches past the text ends with it, one beyond it is gone', () => {
  expect(shape('abc', [mark('x', 1, 9), mark('y', 5, 8)])).toEqual([
    ['a', ''],
    ['bc', 'x'],
  ])
})

test('an empty text has no runs', () => {
  expect(markRuns('', [mark('x', 0, 2)])).toEqual([])
})

test('the runs put together are the text', () => {
  const text = 'Dubai Marina, two bedrooms, 180k 🏙 a year'
  const runs = markRuns(text, [mark('a', 0, 12), mark('b', 6, 26), mark('c', 28, 35)])
  expect(runs.map((run) => run.text).join('')).toBe(text)
})
