import type * as Y from 'yjs'
import type { Annotation } from '#domain/call/annotation.ts'
import {
  anchorAt,
  annotationRange,
  findSegment,
  putAnnotation,
  segmentText,
  setAnnotationStatus,
} from '#domain/call/call.ts'
import { LOCAL_ANALYSER } from '../../tasks/local-analyser.ts'
import type { Finding } from '../../tasks/findings/finding.ts'
import type { Range } from '../../tasks/findings/range.ts'
import type { Heard } from '../../tasks/findings/heard.ts'
import { markId } from './mark-id.ts'
import { isOffer } from './offers.ts'

/** How the sync server names this process's connection; a mark under another name would be refused. */
export const ASSISTCRAFT = 'service:assistcraft'
/** Origin of our own transactions. */
export const OWN = 'assistcraft'

/** The type of the mark on a segment that was too much to read. */
const ASIDE = 'setAside'

export type Marking = {
  callId: string
  now: string
  marks: ReadonlyMap<string, Annotation>
  /** Without the catalogue of places none is found: that says nothing against marks which were made with it. */
  arePlacesKnown: boolean
}

const FOUND_BY_NAME: ReadonlySet<string> = new Set(['area', 'propertyName', 'areas'])

/**
 * Puts a segment's marks on the call in one transaction. A mark that stands on the same words keeps its id though the
 * text before it was corrected; one that the new words do not bear out expires, unless a person has decided on it.
 * Returns the marks that stand.
 */
export function markSegment(doc: Y.Doc, heard: Heard, marking: Marking): Annotation[] {
  const text = textOf(doc, heard.segment.id)
  if (!text || text.toString() !== heard.segment.text) return []
  const own = ownMarks(heard.segment.id, marking.marks)
  const standing = heard.findings.map((finding) => toMark(doc, text, heard, finding, own, marking))
  const kept = new Set(standing.map(({ id }) => id))
  doc.transact(() => {
    for (const mark of standing) putMark(doc, mark, marking.marks.get(mark.id))
    for (const mark of own) {
      if (!kept.has(mark.id) && mayExpire(mark, marking))
        setAnnotationStatus(doc, mark.id, 'expired')
    }
  }, OWN)
  return standing
}

export function mayExpire({ type, status }: Annotation, { arePlacesKnown }: Marking): boolean {
  return status === 'open' && (arePlacesKnown || !FOUND_BY_NAME.has(type))
}

function ownMarks(segmentId: string, marks: ReadonlyMap<string, Annotation>): Annotation[] {
  return [...marks.values()].filter(
    ({ segmentId: on, by, kind }) => on === segmentId && by === ASSISTCRAFT && !isOffer({ kind }),
  )
}

/** Says on the call that a segment could not be read yet. What was read of it before stands. */
export function markAside(
  doc: Y.Doc,
  segmentId: string,
  { callId, now, marks }: Marking,
): Annotation {
  const id = markId(callId, segmentId, 'compliance', ASIDE)
  const earlier = marks.get(id)
  const mark: Annotation = {
    id,
    kind: 'compliance',
    type: ASIDE,
    segmentId,
    anchor: null,
    value: false,
    confidence: 1,
    by: ASSISTCRAFT,
    status: 'open',
    at: earlier?.at ?? now,
  }
  doc.transact(() => putMark(doc, mark, earlier), OWN)
  return mark
}

function toMark(
  doc: Y.Doc,
  text: Y.Text,
  { segment }: Heard,
  finding: Finding,
  own: readonly Annotation[],
  { callId, now }: Marking,
): Annotation {
  const { kind, type, range, value, confidence } = finding
  const before = own.find(
    (mark) => mark.kind === kind && mark.type === type && standsOn(doc, mark, range),
  )
  const id = before?.id ?? markId(callId, segment.id, kind, type, range?.start ?? -1)
  const earlier = before ?? own.find((mark) => mark.id === id)
  return {
    id,
    kind,
    type,
    segmentId: segment.id,
    anchor: before ? before.anchor : range && anchorAt(text, range.start, range.end),
    value,
    confidence,
    by: ASSISTCRAFT,
    status: 'open',
    at: earlier?.at ?? now,
    made: LOCAL_ANALYSER,
  }
}

/** A mark that had expired and is borne out again opens again; a person's decision stands. */
export function putMark(doc: Y.Doc, mark: Annotation, earlier: Annotation | undefined): void {
  putAnnotation(doc, mark)
  if (earlier?.status === 'expired') setAnnotationStatus(doc, mark.id, 'open')
}

function standsOn(doc: Y.Doc, mark: Annotation, range: Range | null): boolean {
  if (!range || !mark.anchor) return range === null && mark.anchor === null
  const place = annotationRange(doc, mark)
  return place?.start === range.start && place.end === range.end
}

export function textOf(doc: Y.Doc, segmentId: string): Y.Text | undefined {
  const map = findSegment(doc, segmentId)
  return map && segmentText(map)
}
