import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { NOTE_CHARACTERS } from '#domain/documents/record-commands.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { shortText } from '#domain/text/characters.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { requireContact } from '../../api/resources/contacts.ts'
import { requireLead } from '../../api/resources/leads.ts'
import { type CheckContext, defineWrite, lines } from './write-tool.ts'

type Of = { leadId?: string | undefined; contactId?: string | undefined }

export const addNote = defineWrite({
  name: 'add_note',
  title: 'Add a note',
  description: 'A note behind those of a lead or of a contact: name one of the two.',
  writes: 'document',
  input: {
    leadId: z.uuid().toLowerCase().optional(),
    contactId: z.uuid().toLowerCase().optional(),
    text: shortText(NOTE_CHARACTERS).min(1).describe('Plain text; a line is a paragraph'),
  },
  shown: ({ leadId, contactId, text }) =>
    lines(['leadId', 'lead', leadId], ['contactId', 'contact', contactId], ['text', 'text', text]),
  check: async (input, context) => {
    const { archivedAt } = await requireWritable(context, recordOf(input))
    if (archivedAt !== null)
      throw new DomainError('conflict', 'This is archived; somebody has to bring it back first.')
  },
  run: async (input, { commands, key }) => {
    const { noun, id } = recordOf(input)
    const document = documentName(noun, id)
    await commands.run(document, 'addNote', { text: input.text }, { idempotencyKey: key })
    return { result: { note: { [`${noun}Id`]: id } }, records: [{ noun, id }] }
  },
})

function recordOf({ leadId, contactId }: Of): { noun: 'lead' | 'contact'; id: string } {
  if (leadId && !contactId) return { noun: 'lead', id: leadId }
  if (contactId && !leadId) return { noun: 'contact', id: contactId }
  throw new DomainError('invalid', 'Name a lead or a contact, and not both.', [
    { path: 'leadId', message: 'name one of leadId and contactId' },
  ])
}

async function requireWritable(
  { db, actor }: CheckContext,
  { noun, id }: ReturnType<typeof recordOf>,
): Promise<{ archivedAt: string | null }> {
  if (noun === 'lead') {
    const lead = await requireLead(db, actor, id)
    authorise(actor, 'write', 'lead', leadFacts(lead))
    return lead
  }
  const contact = await requireContact(db, actor, id)
  authorise(actor, 'write', 'contact', (await findContactFacts(db, [id])).get(id))
  return contact
}
