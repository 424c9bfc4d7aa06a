import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  anchorAt,
  appendSegment,
  findSegment,
  putAnnotation,
  segmentText,
} from '#domain/call/call.ts'
import { projectDocument } from '#domain/record/projection.ts'
import { createCallUpdate } from '#domain/call/call.ts'
import { callViewFromRow, readCallView } from './call-view.ts'

function call(): Y.Doc {
  const doc = new Y.Doc()
  const startedAt = '2026-03-01T10:00:00.000Z'
  Y.applyUpdate(
    doc,
    createCallUpdate({ source: 'test', state: 'ended', startedAt, endedAt: startedAt }),
  )
  appendSegment(doc, {
    id: 's1',
    party: 'customer',
    role: 'customer',
    beginMs: 0,
    endMs: 1000,
    text: 'two bedrooms please',
    language: 'en',
    confidence: 1,
    revision: 0,
  })
  const segment = findSegment(doc, 's1')
  const text = segment && segmentText(segment)
  if (!text) throw new Error('no segment')
  putAnnotation(doc, {
    id: 'm1',
    kind: 'entity',
    type: 'bedrooms',
    segmentId: 's1',
    anchor: anchorAt(text, 0, 12),
    value: 2,
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'open',
    at: startedAt,
  })
  return doc
}

test('a mark knows the words that it stands on', () => {
  const view = readCallView(call())
  expect(view.marks).toMatchObject([{ id: 'm1', range: { start: 0, end: 12 } }])
  expect(view.segments.map((segment) => segment.text)).toEqual(['two bedrooms please'])
})

test('the row renders what the document shows', () => {
  const doc = call()
  const row = projectDocument({ kind: 'call', key: 'c1' }, doc)
  if (row?.kind !== 'call') throw new Error('no row')
  const rendered = callViewFromRow({
    ...row.fields,
    transcript: row.segments,
    summary: row.summary,
  })
  const { meta, segments, marks } = readCallView(doc)
  expect(rendered).toMatchObject({ meta, segments })
  expect(rendered.marks.map(({ id, range }) => ({ id, range }))).toEqual(
    marks.map(({ id, range }) => ({ id, range })),
  )
})

test('a tick says who made it', () => {
  const doc = call()
  doc.getMap('checklist').set('greeted', 'person:1')
  doc.getMap('checklist').set('odd', { old: true })
  expect(readCallView(doc).corrections).toEqual({
    greeted: { result: 'met', by: 'person:1', at: null },
  })
})
