import * as Y from 'yjs'
import type { Facts } from '../access/access.ts'
import { readFields, writeFields } from '../documents/fields.ts'
import { passingDoc } from '../documents/passing-doc.ts'
import { annotationsIn, metaIn, segmentsIn } from '../documents/shared-types.ts'
import { DomainError } from '../errors.ts'
import { type Annotation, AnnotationSchema, type AnnotationStatus } from './annotation.ts'
import { callIndex } from './call-index.ts'
import {
  CALL_FIELDS,
  type CallFields,
  PARTY_ROLES,
  type PartyRole,
  type Segment,
} from './fields.ts'

type JsonObject = { [key: string]: JsonValue }
type JsonValue = NonNullable<Annotation['anchor']>['start']

export type SegmentMap = Y.Map<unknown>
/** Where a segment keeps its text as the feed wrote it last: what differs from it was written by a person. */
export const FED_TEXT = 'fed'
/** When the words of that text were spoken, where the call centre told of each (`playback/word-times.ts`). */
export const WORD_TIMES = 'times'

export function readCallMeta(doc: Y.Doc): CallFields {
  return readFields(CALL_FIELDS, metaIn(doc))
}

export function createCallUpdate(meta: Partial<CallFields>): Uint8Array {
  const doc = passingDoc()
  const given = Object.fromEntries(Object.entries(meta).filter(([, value]) => value != null))
  doc.transact(() => writeFields(CALL_FIELDS, metaIn(doc), given))
  return Y.encodeStateAsUpdate(doc)
}

/** Whoever has the lead of a call may read what was said on it. */
export function callFacts(
  call: Pick<CallFields, 'agentId' | 'teamId'>,
  lead?: Pick<Facts, 'ownerId' | 'collaboratorIds'> | null,
): Facts {
  const { ownerId, collaboratorIds } = lead ?? {}
  const readers = [...(ownerId ? [ownerId] : []), ...(collaboratorIds ?? [])]
  return { ownerId: call.agentId, teamId: call.teamId, collaboratorIds: readers }
}

/** The segments in spoken order; one that is not whole yet is left out. */
export function readSegments(doc: Y.Doc): Segment[] {
  return segmentMaps(doc)
    .flatMap((map) => readSegment(map) ?? [])
    .sort((a, b) => a.beginMs - b.beginMs || a.endMs - b.endMs)
}

export function segmentMaps(doc: Y.Doc): SegmentMap[] {
  return segmentsIn(doc).toArray()
}

export function findSegment(doc: Y.Doc, segmentId: string): SegmentMap | undefined {
  return callIndex(doc).segment(segmentId)
}

export function segmentText(map: SegmentMap): Y.Text | undefined {
  const text = map.get('text')
  return text instanceof Y.Text ? text : undefined
}

export function readSegment(map: SegmentMap): Segment | undefined {
  const text = segmentText(map)
  const role = map.get('role')
  if (!text || typeof map.get('id') !== 'string' || !isPartyRole(role)) return undefined
  return {
    id: String(map.get('id')),
    party: String(map.get('party') ?? ''),
    role,
    beginMs: Number(map.get('beginMs') ?? 0),
    endMs: Number(map.get('endMs') ?? 0),
    text: text.toString(),
    language: String(map.get('language') ?? 'en'),
    confidence: Number(map.get('confidence') ?? 0),
    revision: Number(map.get('revision') ?? 0),
  }
}

/** Appends a segment; the caller has made sure that its id is new. */
export function appendSegment(doc: Y.Doc, segment: Segment): void {
  const { text, ...rest } = segment
  const map: SegmentMap = new Y.Map(Object.entries(rest))
  map.set('text', new Y.Text(text))
  const segments = segmentsIn(doc)
  // Yjs looks for a place from the one that was asked for last: from the start it would walk the whole list.
  if (segments.length > 0) segments.get(segments.length - 1)
  segments.push([map])
  callIndex(doc).add(map)
}

/** A mark whose status somebody took away is open again. */
export function readAnnotations(doc: Y.Doc): Annotation[] {
  return [...annotationsIn(doc).values()].flatMap((map) => parseAnnotation(map) ?? [])
}

export function readAnnotation(doc: Y.Doc, id: string): Annotation | undefined {
  return parseAnnotation(annotationsIn(doc).get(id))
}

function parseAnnotation(map: unknown): Annotation | undefined {
  const plain = map instanceof Y.Map ? { status: 'open', ...map.toJSON() } : map
  return AnnotationSchema.safeParse(plain).data
}

/** Writes a mark. Writing one again under its id replaces what differs, but never a person's decision (`status`). */
export function putAnnotation(doc: Y.Doc, annotation: Annotation): void {
  const annotations = annotationsIn(doc)
  const existing = annotations.get(annotation.id)
  if (!existing) {
    annotations.set(annotation.id, new Y.Map<unknown>(Object.entries(annotation)))
    return
  }
  for (const [key, value] of Object.entries(annotation)) {
    if (key === 'status' || JSON.stringify(existing.get(key)) === JSON.stringify(value)) continue
    existing.set(key, value)
  }
}

/** The characters of a segment that a mark stands on, in UTF-16 units, or null where its words are gone. */
export function annotationRange(
  doc: Y.Doc,
  annotation: Annotation,
): { start: number; end: number } | null {
  if (!annotation.anchor) return null
  const start = positionIn(doc, annotation.anchor.start)
  const end = positionIn(doc, annotation.anchor.end)
  return start === null || end === null || end <= start ? null : { start, end }
}

/** The anchor for characters `start` to `end` of a segment's text. */
export function anchorAt(
  text: Y.Text,
  start: number,
  end: number,
): NonNullable<Annotation['anchor']> {
  return { start: positionAt(text, start, 0), end: positionAt(text, end, -1) }
}

export function setAnnotationStatus(doc: Y.Doc, id: string, status: AnnotationStatus): void {
  const annotation = annotationsIn(doc).get(id)
  if (!annotation) throw new DomainError('notFound', 'This mark is no longer on the call.')
  annotation.set('status', status)
}

/** Plain JSON: Yjs puts instances of its own classes into the position. */
function positionAt(text: Y.Text, index: number, assoc: number): JsonObject {
  return structuredClone(
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, assoc)),
  )
}

function positionIn(doc: Y.Doc, json: unknown): number | null {
  const position = Y.createAbsolutePositionFromRelativePosition(
    Y.createRelativePositionFromJSON(json),
    doc,
  )
  return position?.index ?? null
}

function isPartyRole(role: unknown): role is PartyRole {
  return PARTY_ROLES.some((known) => known === role)
}
