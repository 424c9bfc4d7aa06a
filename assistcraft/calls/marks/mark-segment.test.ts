import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Annotation } from '#domain/call/annotation.ts'
import {
  annotationRange,
  readAnnotations,
  readSegments,
  setAnnotationStatus,
} from '#domain/call/call.ts'
import { NO_PLACES } from '../../tasks/findings/gazetteer.ts'
import { correct, createCallDoc } from '../../testing/call-room.ts'
import { DUBAI } from '../../testing/dubai-places.ts'
import { CALL_START } from '../../testing/heard-call.ts'
import { hearAll } from '../../testing/hear-all.ts'
import { markProposals, markSuggestion } from './mark-proposals.ts'
import { markSegment } from './mark-segment.ts'

const NOW = '2026-11-23T08:00:05.000Z'

function marksOf(doc: Y.Doc): Map<string, Annotation> {
  return new Map(readAnnotations(doc).map((mark) => [mark.id, mark]))
}

function markAll(doc: Y.Doc, now = NOW): void {
  for (const said of hearAll(readSegments(doc), { places: DUBAI, startedAt: CALL_START })) {
    markSegment(doc, said, { callId: 'c1', now, marks: marksOf(doc), arePlacesKnown: true })
  }
}

function find(doc: Y.Doc, type: string): Annotation {
  const mark = readAnnotations(doc).find((one) => one.type === type && one.status !== 'expired')
  if (!mark) throw new Error(`There is no ${type}.`)
  return mark
}

function wordsOf(doc: Y.Doc, mark: Annotation): string {
  const range = annotationRange(doc, mark)
  return range ? (readSegments(doc)[0]?.text.slice(range.start, range.end) ?? '') : ''
}

test('marking again, later and elsewhere, changes nothing', () => {
  const doc = createCallDoc([
    ['customer', 'I need two bedrooms in Dubai Marina, up to 160k a year.'],
  ])
  markAll(doc)
  const before = readAnnotations(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  markAll(doc, '2026-11-23T09:00:00.000Z')
  expect(updates).toEqual([])
  expect(readAnnotations(doc)).toEqual(before)
})

test('a segment’s marks come in one transaction', () => {
  const doc = createCallDoc([['customer', 'I need two bedrooms in Dubai Marina.']])
  let transactions = 0
  doc.on('update', () => (transactions += 1))
  markAll(doc)
  expect(transactions).toBe(1)
})

test('a mark keeps its id and its words when words before it are corrected', () => {
  const doc = createCallDoc([['customer', 'I need too bedrooms in Dubai Marina.']])
  markAll(doc)
  const before = find(doc, 'area')
  correct(doc, 0, 'too', 'two')
  markAll(doc)
  expect(find(doc, 'area').id).toBe(before.id)
  expect(wordsOf(doc, find(doc, 'area'))).toBe('Dubai Marina')
  expect(wordsOf(doc, find(doc, 'bedrooms'))).toBe('two bedrooms')
})

test('what the corrected words no longer say expires; what a person decided on stays decided', () => {
  const doc = createCallDoc([['customer', 'I need two bedrooms in Dubai Marina.']])
  markAll(doc)
  const [area, bedrooms] = [find(doc, 'area'), find(doc, 'bedrooms')]
  setAnnotationStatus(doc, bedrooms.id, 'dismissed')
  correct(doc, 0, 'two bedrooms in Dubai Marina', 'help')
  markAll(doc)
  expect(marksOf(doc).get(area.id)?.status).toBe('expired')
  expect(marksOf(doc).get(bedrooms.id)?.status).toBe('dismissed')
})

test('a worker that does not know the places yet lets no mark of one expire', () => {
  const doc = createCallDoc([['customer', 'I need two bedrooms in Dubai Marina.']])
  markAll(doc)
  const [said] = hearAll(readSegments(doc), { places: NO_PLACES, startedAt: CALL_START })
  const marking = { callId: 'c1', now: NOW, marks: marksOf(doc), arePlacesKnown: false }
  if (said) markSegment(doc, said, marking)
  expect(find(doc, 'area').status).toBe('open')
  expect(find(doc, 'bedrooms').status).toBe('open')
})

test('one proposal for a field stands: a newer statement puts the older one aside', () => {
  const doc = createCallDoc([
    ['customer', 'two bedrooms'],
    ['customer', 'no, three bedrooms'],
  ])
  const at = { callId: 'c1', now: NOW, arePlacesKnown: true }
  const proposal = (segmentId: string, value: number) => ({
    field: 'bedrooms' as const,
    value,
    segmentId,
    range: { start: 0, end: 3 },
    confidence: 0.9,
  })
  markProposals(doc, [proposal('s1', 2)], { ...at, marks: marksOf(doc), arePlacesKnown: true })
  markProposals(doc, [proposal('s2', 3)], { ...at, marks: marksOf(doc), arePlacesKnown: true })
  expect(readAnnotations(doc).map(({ value, status }) => [value, status])).toEqual([
    [{ field: 'bedrooms', value: 2 }, 'expired'],
    [{ field: 'bedrooms', value: 3 }, 'open'],
  ])
})

test('a value that a person turned down is not proposed again, another one is', () => {
  const doc = createCallDoc([
    ['customer', 'two bedrooms'],
    ['customer', 'two bedrooms, or three'],
  ])
  const at = { callId: 'c1', now: NOW, arePlacesKnown: true }
  const proposal = (segmentId: string, value: number) => ({
    field: 'bedrooms' as const,
    value,
    segmentId,
    range: { start: 0, end: 3 },
    confidence: 0.9,
  })
  const [first] = markProposals(doc, [proposal('s1', 2)], {
    ...at,
    marks: marksOf(doc),
    arePlacesKnown: true,
  })
  setAnnotationStatus(doc, first?.id ?? '', 'dismissed')
  expect(
    markProposals(doc, [proposal('s2', 2)], { ...at, marks: marksOf(doc), arePlacesKnown: true }),
  ).toEqual([])
  expect(
    markProposals(doc, [proposal('s2', 3)], { ...at, marks: marksOf(doc), arePlacesKnown: true }),
  ).toHaveLength(1)
})

test('at most one suggestion stands, and none comes back', () => {
  const doc = createCallDoc([['customer', 'hello']])
  const at = { callId: 'c1', now: NOW, arePlacesKnown: true }
  const suggestion = (type: string) => ({
    type,
    text: 'Ask for the budget',
    detail: null,
    segmentId: 's1',
    quote: null,
    confidence: 0.9,
  })
  markSuggestion(doc, suggestion('askBudget'), { ...at, marks: marksOf(doc), arePlacesKnown: true })
  markSuggestion(doc, suggestion('fixViewing'), {
    ...at,
    marks: marksOf(doc),
    arePlacesKnown: true,
  })
  expect(readAnnotations(doc).map(({ type, status }) => [type, status])).toEqual([
    ['askBudget', 'expired'],
    ['fixViewing', 'open'],
  ])
  expect(
    markSuggestion(doc, suggestion('askBudget'), {
      ...at,
      marks: marksOf(doc),
      arePlacesKnown: true,
    }),
  ).toBeNull()
  expect(readAnnotations(doc).filter(({ status }) => status === 'open')).toEqual([])
})
