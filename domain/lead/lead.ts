import * as Y from 'yjs'
import { z } from 'zod'
import { type FieldValues, readFields, writeFields } from '../fields.ts'
import type { Facts } from '../access.ts'
import { LEAD_FIELDS, type LeadFields } from './fields.ts'

/** Where a field's value came from: the annotation on a call that a person accepted. */
export const EvidenceSchema = z.object({
  callId: z.string().min(1).max(64),
  annotationId: z.string().min(1).max(64),
  at: z.iso.datetime(),
})
export type Evidence = z.infer<typeof EvidenceSchema>

export type Lead = LeadFields & { evidence: Partial<Record<string, Evidence>> }

export function readLead(doc: Y.Doc): Lead {
  return { ...readFields(LEAD_FIELDS, doc.getMap('fields')), evidence: readEvidence(doc) }
}

/** The first update of a lead's document. Throws `invalid` if a field is wrong. */
export function createLeadUpdate(fields: Partial<FieldValues<typeof LEAD_FIELDS>>): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => writeFields(LEAD_FIELDS, doc.getMap('fields'), withoutNulls(fields)))
  return Y.encodeStateAsUpdate(doc)
}

export function leadFacts(lead: Pick<LeadFields, 'ownerId' | 'teamId' | 'collaboratorIds'>): Facts {
  return { ownerId: lead.ownerId, teamId: lead.teamId, collaboratorIds: lead.collaboratorIds }
}

function readEvidence(doc: Y.Doc): Lead['evidence'] {
  const entries = [...doc.getMap('evidence').entries()].flatMap(([field, value]) => {
    const result = EvidenceSchema.safeParse(value)
    return result.success ? [[field, result.data] as const] : []
  })
  return Object.fromEntries(entries)
}

function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))
}
