import type * as Y from 'yjs'
import type { AnnotationKind, AnnotationStatus } from './annotation.ts'
import {
  annotationRange,
  FED_TEXT,
  findSegment,
  readAnnotation,
  readSegment,
  type SegmentMap,
} from './call.ts'
import { callIndex } from './call-index.ts'
import type { Segment } from './fields.ts'

/** One mark as REST shows it: offsets are UTF-16 units of the segment's text, null where its words are gone. */
export type TranscriptMark = {
  id: string
  segmentId: string
  kind: AnnotationKind
  type: string
  start: number | null
  end: number | null
  text: string | null
  value: unknown
  confidence: number
  by: string
  status: AnnotationStatus
  /** By which rules or model, and what a person made of its value, where that is known. */
  made?: string
  edited?: unknown
}
/** A segment with its marks, as its row holds it. */
export type TranscriptSegment = Omit<Segment, 'id'> & {
  segmentId: string
  /** What the call centre heard, where a person has corrected it. */
  fed?: string | null
  annotations: TranscriptMark[]
}

/** A segment with the marks on it, or null where there is none that is whole. */
export function readTranscriptSegment(doc: Y.Doc, segmentId: string): TranscriptSegment | null {
  const map = findSegment(doc, segmentId)
  const segment = map && readSegment(map)
  if (!segment) return null
  const { id, ...rest } = segment
  const marks = [...callIndex(doc).marksOn(id)].flatMap(
    (markId) => readMark(doc, markId, rest.text) ?? [],
  )
  return {
    segmentId: id,
    ...rest,
    fed: fedText(map, rest.text),
    annotations: marks.sort((a, b) => (a.start ?? 0) - (b.start ?? 0)),
  }
}

/**
 * A segment's text as the feed wrote it last; null where it still says so, or where nobody knows. Words that a person has
 * only taken out are not kept: whoever removes them does not want them to be read.
 */
function fedText(map: SegmentMap, text: string): string | null {
  const fed = map.get(FED_TEXT)
  return typeof fed === 'string' && fed !== text && !isShortened(fed, text) ? fed : null
}

/** Whether words were taken out of what was fed, and no other was put in: all that are left stand there in the same order. */
export function isShortened(fed: string, text: string): boolean {
  const [said, kept] = [wordsOf(fed), wordsOf(text)]
  let next = 0
  for (const word of said) if (word === kept[next]) next += 1
  return next === kept.length && kept.length < said.length
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function readMark(doc: Y.Doc, id: string, spoken: string): TranscriptMark | null {
  const annotation = readAnnotation(doc, id)
  if (!annotation) return null
  const { segmentId, kind, type, value, confidence, by, status, made, edited } = annotation
  const range = annotationRange(doc, annotation)
  const text = range ? spoken.slice(range.start, range.end) : null
  const place = { start: range?.start ?? null, end: range?.end ?? null, text }
  const further = {
    ...(made === undefined ? {} : { made }),
    ...(status === 'edited' && edited !== undefined ? { edited } : {}),
  }
  return { id, segmentId, kind, type, ...place, value, confidence, by, status, ...further }
}
