import * as Y from 'yjs'
import { appendSegment, createCallUpdate, segmentMaps, segmentText } from '#domain/call/call.ts'
import type { CallFields } from '#domain/call/fields.ts'
import { CALL_START, type Line, segmentsOf } from './heard-call.ts'

/** A call's document of its own, outside any server. */
export function createCallDoc(lines: readonly Line[] = [], meta: Partial<CallFields> = {}): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, createCallUpdate({ state: 'live', startedAt: CALL_START, ...meta }))
  for (const segment of segmentsOf(lines)) doc.transact(() => appendSegment(doc, segment), 'feed')
  return doc
}

/** A person corrects a segment's words. */
export function correct(doc: Y.Doc, index: number, from: string, to: string): void {
  const map = segmentMaps(doc)[index]
  const text = map && segmentText(map)
  const start = text?.toString().indexOf(from) ?? -1
  if (!text || start < 0) throw new Error(`There is no '${from}' in segment ${index}.`)
  doc.transact(() => {
    text.delete(start, from.length)
    text.insert(start, to)
  }, 'person')
}
