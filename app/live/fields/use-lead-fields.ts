import { documentName } from '#domain/documents/documents.ts'
import { setLeadFields } from '#domain/lead/commands.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import type { Lead } from '#domain/lead/lead.ts'
import type { LiveDocument } from '#live/live-document.ts'
import type { RecordFields } from './record-fields.tsx'
import { useRecordFields } from './use-record-fields.ts'

type Shown = { id: string; lead: Lead; mayWrite: boolean }

/** The lead's fields for its inputs, on its own page and beside its call. */
export function useLeadFields(
  live: LiveDocument | null,
  { id, lead, mayWrite }: Shown,
): RecordFields {
  return useRecordFields(live, {
    document: documentName('lead', id),
    table: LEAD_FIELDS,
    values: lead,
    evidence: lead.evidence,
    command: setLeadFields,
    mayWrite,
  })
}
