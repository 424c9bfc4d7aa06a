import { z } from 'zod'
import { findRelated } from '#db/pace/related/to-contact.ts'
import { leadScope } from '../../../api/caller/scopes.ts'
import { requireContact, showContact } from '../../../api/resources/contacts.ts'
import { defineTool, READS } from '../tool.ts'

export const readContact = defineTool({
  name: 'read_contact',
  title: 'Read a contact',
  description:
    'A person or company outside the house: all names, phones and e-mails, consent, and the leads, enquiries, calls and viewings with it.',
  scope: 'mcp:read',
  annotations: READS,
  input: { id: z.uuid().toLowerCase().describe("The contact's id") },
  run: async ({ id }, { deps: { db }, actor, touch }) => {
    const row = await requireContact(db, actor, id)
    touch('contact', [id])
    const related = await findRelated(db, leadScope(actor), id)
    return { contact: await showContact(db, row), ...related }
  },
})
