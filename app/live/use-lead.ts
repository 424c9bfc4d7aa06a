import type { LiveDocument } from '#live/live-document.ts'
import { LEAD_FIELDS, type LeadFields } from '#domain/lead/fields.ts'
import { type Lead, readLead } from '#domain/lead/lead.ts'
import { useY } from './use-y.ts'
import { hasContent, useLiveState } from './use-live-state.ts'

/** The lead as the document has it now; until that has come, as the server rendered it. */
export function useLead(live: LiveDocument | null, initial: Lead): Lead {
  useLiveState(live)
  const content = hasContent(live) ? live : undefined
  const read = () => (content ? readLead(content.doc) : initial)
  const fields = useY(content?.doc.getMap<unknown>('fields'), read)
  const evidence = useY(content?.doc.getMap<unknown>('evidence'), () => read().evidence)
  return { ...(fields ?? initial), evidence: evidence ?? initial.evidence }
}

/** A row of the leads table as the fields of its document. */
export function leadOfRow(row: Partial<Record<keyof LeadFields, unknown>>): Lead {
  const entries = Object.entries(LEAD_FIELDS).map(([name, rule]) => {
    const value = rule.schema.safeParse(row[name as keyof LeadFields])
    return [name, value.success ? value.data : null]
  })
  return { ...(Object.fromEntries(entries) as LeadFields), evidence: {} }
}
