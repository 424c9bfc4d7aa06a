import { useMemo } from 'react'
import { readEvidence } from '#domain/documents/heard-values.ts'
import { evidenceIn, fieldsIn } from '#domain/documents/shared-types.ts'
import { LEAD_FIELDS, type LeadFields } from '#domain/lead/fields.ts'
import { type Lead, readLead } from '#domain/lead/lead.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useContent } from '../document/use-live-state.ts'
import { useY } from '../document/use-y.ts'

/** The lead as the document has it now; until that has come, as the server rendered it. */
export function useLead(live: LiveDocument | null, initial: Lead): Lead {
  const doc = useContent(live)
  const fields = useY(doc && fieldsIn(doc), () => (doc ? readLead(doc) : initial))
  const evidence = useY(doc && evidenceIn(doc), () => doc && readEvidence(doc))
  return useMemo(
    () => ({ ...(fields ?? initial), evidence: evidence ?? initial.evidence }),
    [fields, evidence, initial],
  )
}

/** A row of the leads table as the fields of its document. */
export function leadOfRow(row: Partial<Record<keyof LeadFields, unknown>>): Lead {
  const entries = Object.entries(LEAD_FIELDS).map(([name, rule]) => {
    const value = rule.schema.safeParse(row[name as keyof LeadFields])
    return [name, value.success ? value.data : null]
  })
  return { ...(Object.fromEntries(entries) as LeadFields), evidence: {} }
}
