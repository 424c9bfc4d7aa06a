import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendSegment, findSegment, putAnnotation, segmentText } from './call.ts'
import { callIndex } from './call-index.ts'

const SAID = { party: 'c', role: 'customer', language: 'en', confidence: 1, revision: 0 } as const
const SIGNED = { by: 'service:x', status: 'open', at: '2026-03-02T08:00:00.000Z' } as const

function say(doc: Y.Doc, number: number): void {
  appendSegment(doc, { ...SAID, id: `s${number}`, beginMs: number, endMs: number, text: 'Hello' })
}

function mark(doc: Y.Doc, id: string, segmentId: string): void {
  const rest = { kind: 'entity', type: 'pets', anchor: null, value: true, confidence: 1 } as const
  putAnnotation(doc, { ...SIGNED, ...rest, id, segmentId })
}

/** What a second copy hears of each change to the first. */
function twoCopies() {
  const [doc, copy] = [new Y.Doc(), new Y.Doc()]
  const heard: string[][] = []
  callIndex(copy).onTouched((ids) => heard.push([...ids].toSorted()))
  doc.on('update', (update: Uint8Array) => Y.applyUpdate(copy, update))
  return { doc, copy, heard }
}

test('a segment is found within the transaction that adds it, and after it in every copy', () => {
  const { doc, copy } = twoCopies()
  doc.transact(() => {
    say(doc, 1)
    expect(findSegment(doc, 's1')).toBeDefined()
  })
  expect(findSegment(copy, 's1')?.get('id')).toBe('s1')
  expect(findSegment(copy, 's2')).toBeUndefined()
})

test('what a transaction touches is told: words, marks, decisions, what goes', () => {
  const { doc, heard, copy } = twoCopies()
  doc.transact(() => [1, 2, 3].forEach((number) => say(doc, number)))
  segmentText(findSegment(doc, 's2') ?? new Y.Map())?.insert(0, 'Oh. ')
  mark(doc, 'm1', 's3')
  doc.getMap<Y.Map<unknown>>('annotations').get('m1')?.set('status', 'accepted')
  doc.getMap('meta').set('state', 'live')
  doc.getMap('annotations').delete('m1')
  doc.getArray('segments').delete(0, 1)
  expect(heard).toEqual([['s1', 's2', 's3'], ['s2'], ['s3'], ['s3'], ['s3'], ['s1']])
  expect(findSegment(copy, 's1')).toBeUndefined()
})

test('marks are known by their segment, also those from before the index', () => {
  const { doc } = twoCopies()
  say(doc, 1)
  mark(doc, 'm1', 's1')
  const late = new Y.Doc()
  Y.applyUpdate(late, Y.encodeStateAsUpdate(doc))
  mark(late, 'm2', 's1')
  mark(late, 'm3', 's9')
  expect([...callIndex(late).marksOn('s1')]).toEqual(['m1', 'm2'])
  late.getMap('annotations').delete('m1')
  expect([...callIndex(late).marksOn('s1')]).toEqual(['m2'])
})
