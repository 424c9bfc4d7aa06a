import { useMemo } from 'react'
import { documentName } from '#domain/documents/documents.ts'
import type { Contact } from '#domain/contact/contact.ts'
import type { Lead } from '#domain/lead/lead.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { caretColour } from '../../components/kit/person-colour.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { useIntroduction } from '../document/use-presence.ts'
import { useLiveDocument } from '../document/use-live-document.tsx'
import type { RecordFields } from './record-fields.tsx'
import { contactOfRow, useContact, useContactFields, withContact } from './use-contact.ts'
import { useLead } from './use-lead.ts'
import { useLeadFields } from './use-lead-fields.ts'

export type LeadWithContact = {
  /** Called and reached as its contact is. */
  lead: Lead
  contact: Contact
  contactLive: LiveDocument | null
}

/** A lead and the contact behind it, each as its own document has it now. */
export function useLeadWithContact(
  live: LiveDocument | null,
  initial: Lead,
  known?: Contact,
): LeadWithContact {
  const { contactId } = initial
  const contactLive = useLiveDocument(contactId && documentName('contact', contactId))
  const { me } = useWorkspace()
  // Who types a name is to be known by it to whoever types there too.
  useIntroduction(contactLive, me, caretColour(me.id))
  const rendered = useMemo(() => known ?? contactOfRow(initial), [known, initial])
  const contact = useContact(contactLive, rendered)
  const fields = useLead(live, initial)
  const lead = useMemo(
    () => withContact({ ...fields, contactId }, contact),
    [fields, contactId, contact],
  )
  return { lead, contact, contactLive }
}

type Shown = LeadWithContact & { id: string; mayWrite: boolean }

/** For the inputs of a lead: its own, and those of what its contact is called and reached by. */
export function useLeadAndContactFields(
  live: LiveDocument | null,
  { id, lead, contact, contactLive, mayWrite }: Shown,
): { ofLead: RecordFields; ofPerson: RecordFields } {
  const ofLead = useLeadFields(live, { id, lead, mayWrite })
  const contactId = lead.contactId ?? ''
  const shown = { id: contactId, contact, heardBefore: lead.evidence, mayWrite }
  const ofContact = useContactFields(contactLive, shown)
  return { ofLead, ofPerson: lead.contactId ? ofContact : ofLead }
}
