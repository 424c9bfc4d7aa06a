import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { SegmentData } from './feed-event.ts'
import {
  annotationRange,
  findSegment,
  readAnnotations,
  readSegments,
  segmentText,
  WORD_TIMES,
} from '../call.ts'
import { applySegment, FEED_ACTOR, recordSecrets, secretsIn } from './feed-segment.ts'
import { maskEarlier } from './mask-earlier.ts'
import { MASK } from '../masking/sensitive.ts'

const AT = '2026-03-02T08:00:00.000Z'

function segment(patch: Partial<SegmentData> = {}): SegmentData {
  return {
    segmentId: 's1',
    revision: 1,
    final: true,
    party: 'customer',
    role: 'customer',
    beginMs: 0,
    endMs: 900,
    text: 'Two beds in the arena please',
    confidence: 0.9,
    language: 'en',
    ...patch,
  }
}

function spoken(patch: Partial<SegmentData> = {}): Y.Doc {
  const doc = new Y.Doc()
  applySegment(doc, segment(patch), AT)
  return doc
}

function textOf(doc: Y.Doc, id = 's1'): string {
  return readSegments(doc).find((one) => one.id === id)?.text ?? ''
}

function edit(doc: Y.Doc, change: (text: Y.Text) => void): void {
  const map = findSegment(doc, 's1')
  const text = map && segmentText(map)
  if (text) change(text)
}

const corrected = segment({ revision: 2, correction: true, text: 'Two beds in the Marina please' })

test('a final segment stands in the call once, in spoken order', () => {
  const doc = spoken()
  applySegment(doc, segment({ segmentId: 's0', beginMs: -0, endMs: 100, text: 'Hello' }), AT)
  applySegment(doc, segment({ text: 'Something else', revision: 5 }), AT)
  expect(readSegments(doc).map((one) => one.text)).toEqual([
    'Hello',
    'Two beds in the arena please',
  ])
})

test('a correction changes only the words that differ', () => {
  const doc = spoken()
  const deltas: unknown[] = []
  edit(doc, (text) => text.observe((event) => deltas.push(event.delta)))
  doc.transact(() => applySegment(doc, corrected, AT))
  expect(textOf(doc)).toBe('Two beds in the Marina please')
  expect(deltas).toEqual([[{ retain: 16 }, { delete: 5 }, { insert: 'Marina' }]])
})

test('a correction of an unknown segment is its text', () => {
  const doc = new Y.Doc()
  applySegment(doc, corrected, AT)
  expect(textOf(doc)).toBe('Two beds in the Marina please')
})

test('a correction that is not newer changes nothing', () => {
  const doc = spoken({ revision: 3 })
  applySegment(doc, corrected, AT)
  expect(textOf(doc)).toBe('Two beds in the arena please')
})

test('what a person has changed elsewhere in the segment stays', () => {
  const doc = spoken()
  edit(doc, (text) => (text.delete(0, 3), text.insert(0, 'Three')))
  applySegment(doc, corrected, AT)
  expect(textOf(doc)).toBe('Three beds in the Marina please')
  expect(readAnnotations(doc)).toEqual([])
})

test('a correction of what a person has changed becomes a suggestion', () => {
  const doc = spoken()
  edit(doc, (text) => (text.delete(16, 5), text.insert(16, 'Arjan')))
  applySegment(doc, corrected, AT)
  expect(textOf(doc)).toBe('Two beds in the Arjan please')
  expect(readAnnotations(doc)).toMatchObject([
    {
      kind: 'suggestion',
      type: 'correction',
      by: FEED_ACTOR,
      value: { text: 'Two beds in the Marina please' },
    },
  ])
})

test('a correction that says what the person wrote needs nothing', () => {
  const doc = spoken()
  edit(doc, (text) => (text.delete(16, 5), text.insert(16, 'Marina')))
  applySegment(doc, corrected, AT)
  expect(textOf(doc)).toBe('Two beds in the Marina please')
  expect(readAnnotations(doc)).toEqual([])
})

test('sensitive words never enter the call: a mark stands where they were', () => {
  const data = segment({ text: 'My card is 4242 4242 4242 4242 okay' })
  const doc = spoken(data)
  expect(textOf(doc)).toBe(`My card is ${MASK} okay`)
  expect(JSON.stringify(doc.toJSON())).not.toContain('4242')
  const [mark] = readAnnotations(doc)
  expect(mark).toMatchObject({ kind: 'sensitive', type: 'card', value: null, by: FEED_ACTOR })
  expect(mark && annotationRange(doc, mark)).toEqual({ start: 11, end: 11 + MASK.length })
})

test('what was masked is kept for those who may read it, once', () => {
  const doc = new Y.Doc()
  const secrets = secretsIn(segment({ text: 'My card is 4242 4242 4242 4242 okay' }), AT)
  recordSecrets(doc, secrets)
  const before = Y.encodeStateAsUpdate(doc)
  recordSecrets(doc, secrets)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  expect(doc.getMap('spoken').toJSON()).toEqual({
    's1:1:0': { segmentId: 's1', type: 'card', text: '4242 4242 4242 4242', at: AT },
  })
})

test('a correction is masked too', () => {
  const doc = spoken({ text: 'My card is four two' })
  applySegment(
    doc,
    segment({ revision: 2, correction: true, text: 'My card is 4242 4242 4242 4242' }),
    AT,
  )
  expect(textOf(doc)).toBe(`My card is ${MASK}`)
  expect(readAnnotations(doc)).toMatchObject([{ kind: 'sensitive', type: 'card' }])
})

test('when each word was spoken is kept with the segment, follows a correction, and tells nothing of what is hidden', () => {
  const timed = (text: string, from = 0) =>
    text
      .split(' ')
      .map((word, at) => ({ text: word, beginMs: from + at * 100, endMs: from + at * 100 + 90 }))
  const text = 'Two beds in the arena please'
  const doc = spoken({ text, words: timed(text) })
  const times = () => findSegment(doc, 's1')?.get(WORD_TIMES)
  expect(times()).toEqual(expect.arrayContaining([22, 28, 500, 590]))
  applySegment(doc, { ...corrected, words: timed(corrected.text, 1000) }, AT)
  expect(times()).toEqual(expect.arrayContaining([23, 29, 1500, 1590]))
  applySegment(doc, { ...corrected, revision: 3, text: 'Three beds in the Marina please' }, AT)
  expect(times()).toBeUndefined()
  const secret = 'My card is 4242 4242 4242 4242 okay'
  const hidden = spoken({ text: secret, words: timed(secret) })
  const kept = findSegment(hidden, 's1')?.get(WORD_TIMES)
  expect(kept).toHaveLength(5 * 4)
  expect(JSON.stringify(hidden.toJSON())).not.toContain('4242')
  const earlier = {
    segmentId: 's1',
    place: 9,
    type: 'card',
    spoken: 'okay',
    digits: '',
  } as const
  expect(maskEarlier(hidden, earlier, AT)).toBe(true)
  expect(findSegment(hidden, 's1')?.has(WORD_TIMES)).toBe(false)
})
