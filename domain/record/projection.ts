import type * as Y from 'yjs'
import { type AfterCall, readAfterCall } from '../call/after/after-call.ts'
import { readCallMeta, readSegments } from '../call/call.ts'
import type { CallFields } from '../call/fields.ts'
import type { Consents } from '../contact/consent.ts'
import { allIdentities, readContact } from '../contact/contact.ts'
import type { ContactFields } from '../contact/fields.ts'
import type { KnownIdentity } from '../contact/identities.ts'
import { readTranscriptSegment, type TranscriptSegment } from '../call/transcript.ts'
import type { DocumentRef } from '../documents/documents.ts'
import { paragraphsOf } from '../documents/rich-text.ts'
import { descriptionIn, segmentsIn, summaryIn, type SharedName } from '../documents/shared-types.ts'
import { DomainError } from '../errors.ts'
import { type Lead, ownFields, readLead } from '../lead/lead.ts'
import { type Listing, readListing } from '../listing/listing.ts'
import { type Captions, readCaptions } from '../listing/captions.ts'
import { type MediaItem, readMedia } from '../listing/media.ts'
import { toStorable } from '../storable.ts'
import type { EntityEvent } from './event.ts'

/** A document as its row and its events tell it. */
export type Projection =
  | {
      kind: 'contact'
      key: string
      fields: ContactFields
      identities: KnownIdentity[]
      consent: Consents
    }
  | { kind: 'lead'; key: string; fields: Omit<Lead, 'evidence'> }
  | {
      kind: 'listing'
      key: string
      fields: Omit<Listing, 'portals'>
      portals: Listing['portals']
      description: string
      media: MediaItem[]
      captions: Captions
    }
  | {
      kind: 'call'
      key: string
      fields: CallFields
      segmentCount: number
      /** Those that are to be written: all, or what was touched. */
      segments: TranscriptSegment[]
      /** Touched, and no longer there. */
      removed: string[]
      summary: string
      /** What it has come to; null while it goes on, and where nothing that it follows from was touched. */
      after: AfterCall | null
    }

/** The parts of a document that its row and its events tell. The others (notes, letter by letter) they leave to the document. */
const TOLD_ROOTS: { [Kind in Projection['kind']]: readonly SharedName<Kind>[] } = {
  contact: ['fields', 'also', 'consent'],
  lead: ['fields'],
  listing: ['fields', 'portals', 'description', 'media', 'captions'],
  call: ['meta', 'segments', 'annotations', 'summary', 'checklist'],
}

/** Whether a kind has rows and events. */
export function isTold(kind: string): kind is Projection['kind'] {
  return Object.hasOwn(TOLD_ROOTS, kind)
}

/**
 * What a call has come to follows from these: also from words that come once it is over, or are put right then. While it goes on, nothing is
 * reckoned by any of them.
 */
const AFTER_CALL: readonly string[] = [
  'meta',
  'segments',
  'annotations',
  'checklist',
] satisfies SharedName[]

/** A call's projection with what the call has come to, where that may have changed: read once, at the end of what was touched. */
export function withAfterCall(
  projection: Projection | null,
  doc: Y.Doc,
  touchedRoots: ReadonlySet<string>,
): Projection | null {
  const isTouched = AFTER_CALL.some((root) => touchedRoots.has(root))
  if (projection?.kind !== 'call' || !isTouched) return projection
  const after = readAfterCall(doc)
  return { ...projection, after: after && toStorable(after) }
}

export function isToldRoot(kind: Projection['kind'], root: string): boolean {
  return TOLD_ROOTS[kind].some((told) => told === root)
}

/**
 * Null for kinds without row and events. Of a call's transcript `segmentIds` alone are read: a call of three hours is
 * not read anew for each sentence. Throws `invalid` for a document that lacks what every row must have. Whatever
 * else a document holds becomes a row: one that could not be stored would stay behind its document for good.
 */
export function projectDocument(
  ref: DocumentRef,
  doc: Y.Doc,
  segmentIds?: Iterable<string>,
): Projection | null {
  const projection = readProjection(ref, doc, segmentIds)
  return projection && toStorable(projection)
}

function readProjection(
  { kind, key }: DocumentRef,
  doc: Y.Doc,
  segmentIds?: Iterable<string>,
): Projection | null {
  switch (kind) {
    case 'contact': {
      const contact = readContact(doc)
      const { also: _, evidence: __, consent, ...fields } = contact
      requireAll(fields, ['createdAt'])
      return { kind, key, fields, identities: allIdentities(contact), consent }
    }
    case 'lead': {
      const { evidence: _, ...fields } = readLead(doc)
      requireAll(fields, ['reference', 'stage', 'createdAt'])
      return { kind, key, fields: ownFields(fields) }
    }
    case 'listing': {
      const { portals, ...fields } = readListing(doc)
      requireAll(fields, ['reference', 'status', 'createdAt'])
      return {
        kind,
        key,
        fields,
        portals,
        description: paragraphsOf(descriptionIn(doc)),
        media: readMedia(doc),
        captions: readCaptions(doc),
      }
    }
    case 'call':
      return {
        kind,
        key,
        fields: requireAll(readCallMeta(doc), ['source', 'state']),
        ...readTranscript(doc, segmentIds),
        summary: paragraphsOf(summaryIn(doc)),
        after: segmentIds ? null : readAfterCall(doc),
      }
    default:
      return null
  }
}

/** What entity events tell of a record: everything but what was said and how it is marked, which the call itself holds. */
export function eventFields(projection: Projection): Record<string, unknown> {
  switch (projection.kind) {
    case 'contact': {
      const { fields, identities, consent } = projection
      const also = identities.filter(({ isPreferred }) => !isPreferred)
      const proofs = Object.entries(consent).map(([channel, proof]) => [
        `consent.${channel}`,
        proof,
      ])
      return {
        ...fields,
        also: also.map(({ value }) => value),
        ...Object.fromEntries(proofs),
      }
    }
    case 'lead':
      return projection.fields
    case 'listing': {
      const { fields, portals, description, media, captions } = projection
      const states = Object.entries(portals).map(([portal, state]) => [`portals.${portal}`, state])
      return { ...fields, description, media, captions, ...Object.fromEntries(states) }
    }
    case 'call':
      return {
        ...projection.fields,
        segmentCount: projection.segmentCount,
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

function readTranscript(doc: Y.Doc, segmentIds?: Iterable<string>) {
  const ids = [...(segmentIds ?? readSegments(doc).map(({ id }) => id))]
  const read = ids.map((id) => ({ id, segment: readTranscriptSegment(doc, id) }))
  return {
    segmentCount: segmentsIn(doc).length,
    segments: read.flatMap(({ segment }) => segment ?? []),
    removed: read.flatMap(({ id, segment }) => (segment ? [] : [id])),
  }
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
