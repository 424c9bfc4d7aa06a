import type * as Y from 'yjs'
import type { AnnotationKind, AnnotationStatus } from './annotation.ts'
import { annotationRange, readAnnotations, readCallMeta, readSegments } from './call/call.ts'
import type { CallFields, Segment } from './call/fields.ts'
import type { DocumentRef } from './documents.ts'
import { DomainError } from './errors.ts'
import type { EntityEvent } from './event.ts'
import { type Lead, readLead } from './lead/lead.ts'
import { type Listing, readListing } from './listing/listing.ts'
import { paragraphsOf } from './rich-text.ts'
import { toStorable } from './storable.ts'

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
}
export type TranscriptSegment = Omit<Segment, 'id'> & {
  segmentId: string
  annotations: TranscriptMark[]
}

/** A document as its row and its events tell it. */
export type Projection =
  | { kind: 'lead'; key: string; fields: Omit<Lead, 'evidence'> }
  | {
      kind: 'listing'
      key: string
      fields: Omit<Listing, 'portals'>
      portals: Listing['portals']
      description: string
    }
  | {
      kind: 'call'
      key: string
      fields: CallFields
      transcript: TranscriptSegment[]
      summary: string
    }

/** The parts of a document that its row and its events tell. The others (notes, letter by letter) they leave to the document. */
const TOLD_ROOTS: Record<Projection['kind'], readonly string[]> = {
  lead: ['fields'],
  listing: ['fields', 'portals', 'description'],
  call: ['meta', 'segments', 'annotations', 'summary'],
}

/** Whether a kind has rows and events. */
export function isTold(kind: string): kind is Projection['kind'] {
  return Object.hasOwn(TOLD_ROOTS, kind)
}

export function isToldRoot(kind: Projection['kind'], root: string): boolean {
  return TOLD_ROOTS[kind].includes(root)
}

/**
 * Null for kinds without row and events. Throws `invalid` for a document that lacks what every row must have. Whatever
 * else a document holds becomes a row: one that could not be stored would stay behind its document for good.
 */
export function projectDocument(ref: DocumentRef, doc: Y.Doc): Projection | null {
  const projection = readProjection(ref, doc)
  return projection && toStorable(projection)
}

function readProjection({ kind, key }: DocumentRef, doc: Y.Doc): Projection | null {
  switch (kind) {
    case 'lead': {
      const { evidence: _, ...fields } = readLead(doc)
      return { kind, key, fields: requireAll(fields, ['reference', 'stage', 'createdAt']) }
    }
    case 'listing': {
      const { portals, ...fields } = readListing(doc)
      requireAll(fields, ['reference', 'status', 'createdAt'])
      return {
        kind,
        key,
        fields,
        portals,
        description: paragraphsOf(doc.getXmlFragment('description')),
      }
    }
    case 'call':
      return {
        kind,
        key,
        fields: requireAll(readCallMeta(doc), ['source', 'state']),
        transcript: readTranscript(doc),
        summary: paragraphsOf(doc.getXmlFragment('summary')),
      }
    default:
      return null
  }
}

/** What entity events tell of a record: everything but what was said and how it is marked, which the call itself holds. */
export function eventFields(projection: Projection): Record<string, unknown> {
  switch (projection.kind) {
    case 'lead':
      return projection.fields
    case 'listing': {
      const { fields, portals, description } = projection
      const states = Object.entries(portals).map(([portal, state]) => [`portals.${portal}`, state])
      return { ...fields, description, ...Object.fromEntries(states) }
    }
    case 'call':
      return {
        ...projection.fields,
        segmentCount: projection.transcript.length,
        summary: projection.summary,
      }
  }
}

/** The fields that differ, as an event tells them; null where none does. A record that was not there is all new. */
export function diffFields(
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): Pick<EntityEvent, 'old' | 'new'> | null {
  if (!before) return { old: null, new: json(withoutNulls(after)) }
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...names].filter((name) => !isSame(before[name], after[name]))
  if (changed.length === 0) return null
  return { old: json(pick(before, changed)), new: json(pick(after, changed)) }
}

function readTranscript(doc: Y.Doc): TranscriptSegment[] {
  const segments = readSegments(doc)
  const marks = new Map<string, TranscriptMark[]>()
  const texts = new Map(segments.map(({ id, text }) => [id, text]))
  for (const annotation of readAnnotations(doc)) {
    const { id, kind, type, segmentId, value, confidence, by, status } = annotation
    const range = annotationRange(doc, annotation)
    const text = range ? (texts.get(segmentId)?.slice(range.start, range.end) ?? null) : null
    const place = { start: range?.start ?? null, end: range?.end ?? null, text }
    const mark = { id, segmentId, kind, type, ...place, value, confidence, by, status }
    marks.set(segmentId, [...(marks.get(segmentId) ?? []), mark])
  }
  return segments.map(({ id, ...segment }) => ({
    segmentId: id,
    ...segment,
    annotations: (marks.get(id) ?? []).sort((a, b) => (a.start ?? 0) - (b.start ?? 0)),
  }))
}

function requireAll<Fields extends object>(
  fields: Fields,
  names: (keyof Fields & string)[],
): Fields {
  const missing = names.filter((name) => fields[name] == null)
  if (missing.length === 0) return fields
  throw new DomainError(
    'invalid',
    `The document has no ${missing.join(', ')}; it cannot become a row.`,
  )
}

/** Absent, null and an empty list say the same of a field. */
function isSame(before: unknown, after: unknown): boolean {
  return canonical(before) === canonical(after)
}

function canonical(value: unknown): string {
  if (value == null || (Array.isArray(value) && value.length === 0)) return 'null'
  return JSON.stringify(value)
}

function pick(fields: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]))
}

function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))
}

function json(fields: Record<string, unknown>): EntityEvent['new'] {
  return JSON.parse(JSON.stringify(fields))
}
