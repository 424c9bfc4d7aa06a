import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Annotation } from './annotation.ts'
import { commandFor } from '../record/commands.ts'
import {
  anchorAt,
  annotationRange,
  appendSegment,
  createCallUpdate,
  findSegment,
  putAnnotation,
  readAnnotations,
  readCallMeta,
  readSegments,
  segmentText,
} from './call.ts'
import type { Segment } from './fields.ts'
import { SOME_HOUSE } from '../testing/house.ts'

const now = '2026-11-23T08:00:00.000Z'
const said: Segment = {
  id: 's1',
  party: 'caller',
  role: 'customer',
  beginMs: 1000,
  endMs: 3000,
  text: 'Two bedrooms in Marina',
  language: 'en',
  confidence: 0.9,
  revision: 0,
}

function call(...segments: Segment[]): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, createCallUpdate({ state: 'live', source: 'urn:test' }))
  doc.transact(() => segments.forEach((segment) => appendSegment(doc, segment)))
  return doc
}

function bedrooms(doc: Y.Doc, overrides: Partial<Annotation> = {}): Annotation {
  const segment = findSegment(doc, 's1')
  const text = segment && segmentText(segment)
  if (!text) throw new Error('the segment is missing')
  return {
    id: 'a1',
    kind: 'entity',
    type: 'bedrooms',
    segmentId: 's1',
    anchor: anchorAt(text, 0, 12),
    value: 2,
    confidence: 0.95,
    by: 'service:assistcraft',
    status: 'open',
    at: now,
    ...overrides,
  }
}

test('segments read in spoken order, whatever the order of their coming', () => {
  const doc = call({ ...said, id: 's2', beginMs: 5000, endMs: 6000 }, said)
  expect(readSegments(doc).map((segment) => segment.id)).toEqual(['s1', 's2'])
})

test('a mark stays on its words while somebody types before them', () => {
  const doc = call(said)
  putAnnotation(doc, bedrooms(doc))
  const text = findSegment(doc, 's1') && segmentText(findSegment(doc, 's1') ?? new Y.Map())
  text?.insert(0, 'Hello. ')
  const [mark] = readAnnotations(doc)
  expect(mark && annotationRange(doc, mark)).toEqual({ start: 7, end: 19 })
})

test('a mark does not grow when somebody types after it, and is gone with its words', () => {
  const doc = call(said)
  putAnnotation(doc, bedrooms(doc))
  const segment = findSegment(doc, 's1')
  const text = segment && segmentText(segment)
  text?.insert(12, ' please')
  const [mark] = readAnnotations(doc)
  expect(mark && annotationRange(doc, mark)).toEqual({ start: 0, end: 12 })
  text?.delete(0, text.length)
  expect(mark && annotationRange(doc, mark)).toBeNull()
})

test("writing a mark again keeps the person's decision and changes only what differs", () => {
  const doc = call(said)
  putAnnotation(doc, bedrooms(doc))
  commandFor('call', 'decide').apply(
    doc,
    { annotationId: 'a1', status: 'dismissed' },
    { actor: { kind: 'person', id: 'p', role: 'agent', teamId: null }, now, habits: SOME_HOUSE },
  )
  putAnnotation(doc, bedrooms(doc, { value: 3 }))
  expect(readAnnotations(doc)).toMatchObject([{ value: 3, status: 'dismissed' }])
  let updates = 0
  doc.on('update', () => (updates += 1))
  putAnnotation(doc, bedrooms(doc, { value: 3 }))
  expect(updates).toBe(0)
})

test('a mark that is not whole is not read', () => {
  const doc = call(said)
  doc.getMap('annotations').set('broken', new Y.Map([['id', 'broken']]))
  expect(readAnnotations(doc)).toEqual([])
})

test('deciding on a mark that is gone says so', () => {
  const context = {
    actor: { kind: 'person', id: 'p', role: 'agent', teamId: null },
    now,
    habits: SOME_HOUSE,
  } as const
  expect(() =>
    commandFor('call', 'decide').apply(
      call(said),
      { annotationId: 'x', status: 'accepted' },
      context,
    ),
  ).toThrow(/no longer on the call/)
})

test('a call is wrapped up once it has ended', () => {
  const doc = call(said)
  const context = {
    actor: { kind: 'person', id: 'p', role: 'agent', teamId: null },
    now,
    habits: SOME_HOUSE,
  } as const
  expect(() =>
    commandFor('call', 'wrapUp').apply(doc, { disposition: 'interested' }, context),
  ).toThrow(/still going on/)
  doc.getMap('meta').set('state', 'wrapup')
  commandFor('call', 'wrapUp').apply(doc, { disposition: 'interested' }, context)
  expect(readCallMeta(doc)).toMatchObject({
    state: 'ended',
    disposition: 'interested',
    wrappedUpAt: now,
  })
})
