import type * as Y from 'yjs'
import { z } from 'zod'
import { evidenceIn } from './shared-types.ts'

/** Where a field's value came from: the annotation on a call that a person accepted. */
export const EvidenceSchema = z.object({
  callId: z.string().min(1).max(64),
  annotationId: z.string().min(1).max(64),
  at: z.iso.datetime(),
})
export type Evidence = z.infer<typeof EvidenceSchema>
export type EvidenceByField = Partial<Record<string, Evidence>>

/** Of a lead or a contact: which of its values were heard, and where. */
export function readEvidence(doc: Y.Doc): EvidenceByField {
  const entries = [...evidenceIn(doc).entries()].flatMap(([field, value]) => {
    const result = EvidenceSchema.safeParse(value)
    return result.success ? [[field, result.data] as const] : []
  })
  return Object.fromEntries(entries)
}

/** Where a value came from; a value that came from nowhere has no evidence. */
export function keepEvidence(doc: Y.Doc, field: string, evidence: Evidence | undefined): void {
  if (evidence) evidenceIn(doc).set(field, evidence)
  else evidenceIn(doc).delete(field)
}
