import { useMemo } from 'react'
import { setContactFields } from '#domain/contact/commands.ts'
import { type Contact, readAlso, readConsent, readContact } from '#domain/contact/contact.ts'
import { CONTACT_FIELDS, type ContactFields, PERSON_FIELDS } from '#domain/contact/fields.ts'
import { documentName } from '#domain/documents/documents.ts'
import { type EvidenceByField, readEvidence } from '#domain/documents/heard-values.ts'
import { alsoIn, consentIn, evidenceIn, fieldsIn } from '#domain/documents/shared-types.ts'
import type { Lead } from '#domain/lead/lead.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useContent } from '../document/use-live-state.ts'
import { useY } from '../document/use-y.ts'
import type { RecordFields } from './record-fields.tsx'
import { useRecordFields } from './use-record-fields.ts'

/** The contact as the document has it now; until that has come, as the server rendered it. */
export function useContact(live: LiveDocument | null, initial: Contact): Contact {
  const doc = useContent(live)
  const fields = useY(doc && fieldsIn(doc), () => (doc ? readContact(doc) : initial))
  const also = useY(doc && alsoIn(doc), () => doc && readAlso(doc))
  const consent = useY(doc && consentIn(doc), () => doc && readConsent(doc))
  const evidence = useY(doc && evidenceIn(doc), () => doc && readEvidence(doc))
  return useMemo(
    () => ({
      ...(fields ?? initial),
      also: also ?? initial.also,
      consent: consent ?? initial.consent,
      evidence: evidence ?? initial.evidence,
    }),
    [fields, also, consent, evidence, initial],
  )
}

type Shown = {
  id: string
  contact: Contact
  /** Of a lead that it is of: what was heard before contacts kept it themselves. */
  heardBefore?: EvidenceByField
  mayWrite: boolean
}

/** The contact's fields for its inputs, on its own page and on its leads'. */
export function useContactFields(
  live: LiveDocument | null,
  { id, contact, heardBefore, mayWrite }: Shown,
): RecordFields {
  const evidence = useMemo(
    () => ({ ...heardBefore, ...contact.evidence }),
    [heardBefore, contact.evidence],
  )
  return useRecordFields(live, {
    document: documentName('contact', id),
    table: CONTACT_FIELDS,
    values: contact,
    evidence,
    command: setContactFields,
    mayWrite,
  })
}

/** A row of the contacts table, or what a lead shows of it, as the contact's document. */
export function contactOfRow(
  row: Partial<Record<keyof ContactFields, unknown>>,
  more: Partial<Pick<Contact, 'also' | 'consent'>> = {},
): Contact {
  const entries = Object.entries(CONTACT_FIELDS).map(([name, rule]) => {
    const value = rule.schema.safeParse(row[name as keyof ContactFields])
    return [name, value.success ? value.data : null]
  })
  const fields = Object.fromEntries(entries) as ContactFields
  return { ...fields, also: [], consent: {}, evidence: {}, ...more }
}

/** The lead as people see it: called and reached as its contact is. */
export function withContact(lead: Lead, contact: Contact): Lead {
  if (!lead.contactId) return lead
  return { ...lead, ...Object.fromEntries(PERSON_FIELDS.map((name) => [name, contact[name]])) }
}
