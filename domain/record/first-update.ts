import * as Y from 'yjs'
import { z } from 'zod'
import { type Annotation, AnnotationSchema } from '../call/annotation.ts'
import {
  anchorAt,
  appendSegment,
  createCallUpdate,
  findSegment,
  putAnnotation,
  segmentText,
} from '../call/call.ts'
import { CALL_FIELDS, PARTY_ROLES } from '../call/fields.ts'
import { type FieldTable, type FieldValues } from '../documents/fields.ts'
import { passingDoc } from '../documents/passing-doc.ts'
import { type Consents, KeptConsentSchema } from '../contact/consent.ts'
import { createContactUpdate } from '../contact/contact.ts'
import { CONTACT_FIELDS, isPersonField } from '../contact/fields.ts'
import type { Identity } from '../contact/identities.ts'
import { mediaIn, portalsIn, summaryIn } from '../documents/shared-types.ts'
import { LEAD_FIELDS } from '../lead/fields.ts'
import { createLeadUpdate } from '../lead/lead.ts'
import { LISTING_FIELDS, PortalStateSchema } from '../listing/fields.ts'
import { appendParagraphs } from '../documents/append-paragraphs.ts'
import { createListingUpdate } from '../listing/listing.ts'
import { LANGUAGES } from '../language.ts'
import { CaptionsSchema, writeCaption } from '../listing/captions.ts'
import { MediaItemSchema } from '../listing/media.ts'

/** A row written by an import or a seed, before there was a document. */
type Row = Record<string, unknown>

const TranscriptSchema = z.array(
  z.object({
    segmentId: z.string(),
    party: z.string(),
    role: z.enum(PARTY_ROLES),
    beginMs: z.number(),
    endMs: z.number(),
    text: z.string(),
    language: z.string().default('en'),
    confidence: z.number().default(1),
    revision: z.number().default(0),
    annotations: z.array(z.unknown()).default([]),
  }),
)
const MarkSchema = AnnotationSchema.omit({ anchor: true, at: true }).extend({
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
})
type TranscriptRow = z.infer<typeof TranscriptSchema>[number]

export function leadUpdateFromRow(row: Row): Uint8Array {
  const fields = validFields(LEAD_FIELDS, row)
  if (!fields.contactId) return createLeadUpdate(fields)
  return createLeadUpdate(
    Object.fromEntries(Object.entries(fields).filter(([name]) => !isPersonField(name))),
  )
}

/** `also` are the further names, phones and e-mails, as rows. */
export function contactUpdateFromRow(
  row: Row,
  also: readonly (Identity & { at: string })[],
): Uint8Array {
  const consent = z.record(z.string(), KeptConsentSchema).safeParse(row.consent).data as Consents
  return createContactUpdate(validFields(CONTACT_FIELDS, row), { also, consent })
}

/** `portals` are the states by portal, as rows. The description's lines become paragraphs. */
export function listingUpdateFromRow(
  row: Row,
  portals: readonly (Row & { portal: string })[],
): Uint8Array {
  const description = typeof row.description === 'string' ? row.description : ''
  const doc = passingDoc()
  Y.applyUpdate(doc, createListingUpdate(validFields(LISTING_FIELDS, row), paragraphs(description)))
  doc.transact(() => {
    for (const { portal, ...state } of portals) {
      const parsed = PortalStateSchema.safeParse(withoutNulls(state))
      if (parsed.success) portalsIn(doc).set(portal, parsed.data)
    }
    const media = z.array(MediaItemSchema).safeParse(row.media)
    if (media.success) mediaIn(doc).push(media.data)
    const captions = CaptionsSchema.safeParse(row.captions).data ?? {}
    for (const [file, caption] of Object.entries(captions))
      for (const language of LANGUAGES)
        if (caption[language]) writeCaption(doc, { file, language }, caption[language])
  })
  return Y.encodeStateAsUpdate(doc)
}

export function callUpdateFromRow(row: Row): Uint8Array {
  const doc = passingDoc()
  Y.applyUpdate(doc, createCallUpdate(validFields(CALL_FIELDS, row)))
  const transcript = TranscriptSchema.safeParse(row.transcript)
  const at = String(row.endedAt ?? row.startedAt ?? row.createdAt)
  doc.transact(() => {
    for (const segment of transcript.data ?? []) appendTranscript(doc, segment, at)
    const summary = typeof row.summary === 'string' ? row.summary : ''
    appendParagraphs(summaryIn(doc), paragraphs(summary))
  })
  return Y.encodeStateAsUpdate(doc)
}

function appendTranscript(doc: Y.Doc, row: TranscriptRow, at: string): void {
  const { segmentId, annotations, ...rest } = row
  appendSegment(doc, { id: segmentId, ...rest })
  const segment = findSegment(doc, segmentId)
  const text = segment && segmentText(segment)
  for (const candidate of annotations) {
    const mark = MarkSchema.safeParse(candidate)
    if (!mark.success || !text) continue
    const { start, end, ...annotation } = mark.data
    const anchor = start === null || end === null ? null : anchorAt(text, start, end)
    putAnnotation(doc, { ...annotation, anchor, at } satisfies Annotation)
  }
}

/** What does not fit the field's rule stays in the row: a bad phone number must not keep a lead shut. */
function validFields<Table extends FieldTable>(
  table: Table,
  row: Row,
): Partial<FieldValues<Table>> {
  const valid = Object.entries(table).flatMap(([name, { schema }]) => {
    const parsed = schema.safeParse(row[name])
    return parsed.success ? [[name, parsed.data]] : []
  })
  return Object.fromEntries(valid)
}

function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '')
}

function withoutNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
