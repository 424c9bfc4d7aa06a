import {
  anchorAt,
  appendSegment,
  findSegment,
  putAnnotation,
  segmentText,
} from '#domain/call/call.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readCallView } from './call-view.ts'
import { liveWords as liveWordsOf } from './live-words.ts'

/** What is to be shown at the next frame is shown when the test asks. */
const frames: (() => void)[] = []

function liveWords(doc: Y.Doc) {
  for (const frame of frames.splice(0)) frame()
  return liveWordsOf(doc, (show) => frames.push(show))
}

function say(doc: Y.Doc, id: string, beginMs: number, text = 'two bedrooms please'): void {
  appendSegment(doc, {
    id,
    party: 'customer',
    role: 'customer',
    beginMs,
    endMs: beginMs + 900,
    text,
    language: 'en',
    confidence: 1,
    revision: 0,
  })
}

function textOf(doc: Y.Doc, segmentId: string): Y.Text {
  const segment = findSegment(doc, segmentId)
  const text = segment && segmentText(segment)
  if (!text) throw new Error('no segment')
  return text
}

function mark(doc: Y.Doc, id: string, segmentId: string, status: 'open' | 'dismissed' = 'open') {
  putAnnotation(doc, {
    id,
    kind: 'entity',
    type: 'bedrooms',
    segmentId,
    anchor: anchorAt(textOf(doc, segmentId), 0, 3),
    value: 2,
    confidence: 0.9,
    by: 'service:assistcraft',
    status,
    at: '2026-03-01T10:00:00.000Z',
  })
}

/** A call of three segments, a mark on each. */
function conversation(): Y.Doc {
  const doc = new Y.Doc()
  for (const [at, id] of ['s0', 's1', 's2'].entries()) {
    say(doc, id, at * 1000)
    mark(doc, `on-${id}`, id)
  }
  return doc
}

function expectWhole(doc: Y.Doc): void {
  const { segments, marks } = readCallView(doc)
  const words = liveWords(doc).get()
  expect(words.segments).toEqual(segments)
  expect(new Map(words.marks.map((one) => [one.id, one]))).toEqual(
    new Map(marks.map((one) => [one.id, one])),
  )
}

test('a segment that is said leaves all others the objects that they were', () => {
  const doc = conversation()
  const before = liveWords(doc).get()
  say(doc, 's3', 3000)
  const after = liveWords(doc).get()
  expect(after.segments.map(({ id }) => id)).toEqual(['s0', 's1', 's2', 's3'])
  for (const [at, segment] of before.segments.entries()) expect(after.segments[at]).toBe(segment)
  for (const [at, known] of before.marks.entries()) expect(after.marks[at]).toBe(known)
})

test('a segment that comes late stands where it was spoken', () => {
  const doc = conversation()
  liveWords(doc)
  say(doc, 'late', 1500)
  expectWhole(doc)
})

test('a corrected word moves the marks on it, and no other line', () => {
  const doc = conversation()
  const before = liveWords(doc).get()
  textOf(doc, 's1').insert(0, 'well, ')
  const after = liveWords(doc).get()
  expect(after.marks[1]?.range).toEqual({ start: 6, end: 9 })
  expect(after.segments[1]?.text).toBe('well, two bedrooms please')
  expect(after.segments[0]).toBe(before.segments[0])
  expect(after.marks[0]).toBe(before.marks[0])
  expectWhole(doc)
})

test('a mark that is made, dismissed or taken away changes itself alone', () => {
  const doc = conversation()
  const words = liveWords(doc)
  mark(doc, 'another', 's2')
  doc.getMap<Y.Map<unknown>>('annotations').get('on-s0')?.set('status', 'dismissed')
  expectWhole(doc)
  doc.getMap('annotations').delete('on-s1')
  expectWhole(doc)
  expect(words.get().marks).toHaveLength(3)
})

test('what is masked or taken out is gone', () => {
  const doc = conversation()
  liveWords(doc)
  textOf(doc, 's2').delete(0, 3)
  doc.getArray('segments').delete(0, 1)
  expectWhole(doc)
})

test('whoever listens hears once for all that came before a frame', () => {
  const doc = conversation()
  let heard = 0
  liveWords(doc).subscribe(() => (heard += 1))
  say(doc, 's3', 3000)
  mark(doc, 'on-s3', 's3')
  textOf(doc, 's0').insert(0, 'so ')
  expect(heard).toBe(0)
  liveWords(doc)
  expect(heard).toBe(1)
  expectWhole(doc)
})
