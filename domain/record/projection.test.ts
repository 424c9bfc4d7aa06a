import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Annotation } from '../call/annotation.ts'
import {
  anchorAt,
  appendSegment,
  createCallUpdate,
  findSegment,
  putAnnotation,
  segmentText,
} from '../call/call.ts'
import { createContactUpdate } from '../contact/contact.ts'
import { keepEvidence } from '../documents/heard-values.ts'
import { createLeadUpdate } from '../lead/lead.ts'
import { createListingUpdate } from '../listing/listing.ts'
import { diffFields, eventFields, projectDocument } from './projection.ts'

const NOW = '2026-03-02T08:00:00.000Z'

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

test('a contact is its fields and what it is known by, without the evidence', () => {
  const doc = docOf(createContactUpdate({ name: 'Omar', createdAt: NOW }))
  keepEvidence(doc, 'name', { callId: 'c1', annotationId: 'a1', at: NOW })
  const projection = projectDocument({ kind: 'contact', key: 'x' }, doc)
  expect(projection).toMatchObject({ kind: 'contact', fields: { name: 'Omar' } })
  expect(projection?.kind === 'contact' && projection.fields).not.toHaveProperty('evidence')
  expect(projection && eventFields(projection)).not.toHaveProperty('evidence')
})

test('a lead is its fields, without the evidence', () => {
  const doc = docOf(
    createLeadUpdate({ reference: 'L-00001', stage: 'new', createdAt: NOW, name: 'Omar' }),
  )
  const projection = projectDocument({ kind: 'lead', key: 'x' }, doc)
  expect(projection).toMatchObject({ kind: 'lead', fields: { name: 'Omar', ownerId: null } })
  expect(projection && eventFields(projection)).not.toHaveProperty('evidence')
})

test('what a row must have and a document lacks is named', () => {
  const doc = docOf(createLeadUpdate({ name: 'Omar' }))
  expect(() => projectDocument({ kind: 'lead', key: 'x' }, doc)).toThrow(
    'no reference, stage, createdAt',
  )
})

test('a listing tells its description as text and its portals one by one', () => {
  const fields = { reference: 'P-00001', status: 'available', createdAt: NOW } as const
  const doc = docOf(createListingUpdate(fields, ['Two beds.', 'Sea view.']))
  doc.getMap('portals').set('bayut', { state: 'live', at: NOW })
  const projection = projectDocument({ kind: 'listing', key: 'x' }, doc)
  expect(projection).toMatchObject({
    description: 'Two beds.\nSea view.',
    portals: { bayut: { state: 'live' } },
  })
  expect(projection && eventFields(projection)).toMatchObject({
    'portals.bayut': { state: 'live', at: NOW },
  })
})

test("a call's marks stand in its transcript with their words", () => {
  const doc = docOf(createCallUpdate({ source: 'urn:x', state: 'live' }))
  const spoken = {
    party: 'customer',
    role: 'customer',
    language: 'en',
    confidence: 1,
    revision: 0,
  } as const
  appendSegment(doc, { id: 's2', ...spoken, beginMs: 900, endMs: 1000, text: 'Yes' })
  appendSegment(doc, { id: 's1', ...spoken, beginMs: 0, endMs: 800, text: 'In Dubai Marina' })
  const map = findSegment(doc, 's1')
  const text = map && segmentText(map)
  if (!text) throw new Error('no text')
  const mark: Annotation = {
    id: 'a1',
    kind: 'entity',
    type: 'area',
    segmentId: 's1',
    anchor: anchorAt(text, 3, 15),
    value: 'dubai-marina',
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'open',
    at: NOW,
  }
  putAnnotation(doc, mark)
  text.insert(0, 'Well, ')
  expect(projectDocument({ kind: 'call', key: 'c1' }, doc)).toMatchObject({
    segmentCount: 2,
    segments: [
      { segmentId: 's1', annotations: [{ id: 'a1', start: 9, end: 21, text: 'Dubai Marina' }] },
      { segmentId: 's2', annotations: [] },
    ],
  })
})

test('documents without rows are not projected', () => {
  expect(projectDocument({ kind: 'board', key: 'x' }, new Y.Doc())).toBeNull()
})

test('a difference has only the fields that changed; a new record only what it has', () => {
  expect(diffFields({ name: 'Omar', areas: [] }, { name: 'Omar', areas: null })).toBeNull()
  expect(diffFields({ name: 'Omar', stage: 'new' }, { name: 'Omar', stage: 'won' })).toEqual({
    old: { stage: 'new' },
    new: { stage: 'won' },
  })
  expect(diffFields(null, { name: 'Omar', phone: null })).toEqual({
    old: null,
    new: { name: 'Omar' },
  })
  expect(diffFields({ 'portals.bayut': 1 }, {})).toEqual({
    old: { 'portals.bayut': 1 },
    new: { 'portals.bayut': null },
  })
})

test('what people put into a document that no row can hold, the row has a sign for', () => {
  const doc = docOf(createCallUpdate({ source: 'urn:x', state: 'live' }))
  appendSegment(doc, {
    id: 's1',
    party: 'c',
    role: 'customer',
    beginMs: 0,
    endMs: 900,
    text: 'Two\u0000beds \ud83d',
    language: 'en',
    confidence: 1,
    revision: 1,
  })
  const projection = projectDocument({ kind: 'call', key: 'c1' }, doc)
  expect(projection).toMatchObject({ segments: [{ text: 'Two\uFFFDbeds \uFFFD' }] })
})
