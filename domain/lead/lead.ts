import * as Y from 'yjs'
import { z } from 'zod'
import type { Facts } from '../access/access.ts'
import { PERSON_FIELDS } from '../contact/fields.ts'
import { type FieldValues, readFields, writeFields } from '../documents/fields.ts'
import { passingDoc } from '../documents/passing-doc.ts'
import { type EvidenceByField, readEvidence } from '../documents/heard-values.ts'
import { fieldsIn } from '../documents/shared-types.ts'
import { LEAD_FIELDS, type LeadFields } from './fields.ts'

export type Lead = LeadFields & { evidence: EvidenceByField }

export function readLead(doc: Y.Doc): Lead {
  const fields = readFields(LEAD_FIELDS, fieldsIn(doc))
  return { ...fields, contactId: contactIdOf(doc), evidence: readEvidence(doc) }
}

const ContactIdSchema = z.uuid()

/** Earlier documents name the contact as the applicant that it was then. */
export function contactIdOf(doc: Y.Doc): string | null {
  const fields = fieldsIn(doc)
  return (
    ContactIdSchema.safeParse(fields.get('contactId') ?? fields.get('applicantId')).data ?? null
  )
}

/** Without what a lead shows of its contact; one that has none keeps its own. */
export function ownFields<Fields extends { contactId?: unknown }>(fields: Fields): Fields {
  if (fields.contactId == null) return fields
  return { ...fields, ...Object.fromEntries(PERSON_FIELDS.map((field) => [field, null])) }
}

/** The first update of a lead's document. Throws `invalid` if a field is wrong. */
export function createLeadUpdate(fields: Partial<FieldValues<typeof LEAD_FIELDS>>): Uint8Array {
  const doc = passingDoc()
  doc.transact(() => writeFields(LEAD_FIELDS, fieldsIn(doc), withoutNulls(fields)))
  return Y.encodeStateAsUpdate(doc)
}

export function leadFacts(lead: Pick<LeadFields, 'ownerId' | 'teamId' | 'collaboratorIds'>): Facts {
  return { ownerId: lead.ownerId, teamId: lead.teamId, collaboratorIds: lead.collaboratorIds }
}

function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))
}
