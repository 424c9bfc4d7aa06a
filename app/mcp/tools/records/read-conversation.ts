import { z } from 'zod'
import { listThread } from '#db/pace/messages/inbox.ts'
import { listEnquiriesOf } from '#db/pace/related/to-contact.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { leadScope } from '../../../api/caller/scopes.ts'
import { requireContact } from '../../../api/resources/contacts.ts'
import { defineTool, READS } from '../tool.ts'

const MOST_MESSAGES = 20
const MOST_ENQUIRIES = 5
const LONGEST = 4_000

export const readConversation = defineTool({
  name: 'read_conversation',
  title: 'Read a conversation',
  description:
    'What was last written with a contact by e-mail, WhatsApp and SMS, the newest first, and the wording of their last enquiries with the listing that each was about.',
  scope: 'mcp:read',
  annotations: READS,
  input: { contactId: z.uuid().toLowerCase().describe("The contact's id") },
  run: async ({ contactId }, { deps: { db }, actor, touch }) => {
    await requireContact(db, actor, contactId)
    touch('contact', [contactId])
    const [{ rows }, enquiries] = await Promise.all([
      listThread(db, contactId, { limit: MOST_MESSAGES }),
      listEnquiriesOf(db, leadScope(actor), contactId, MOST_ENQUIRIES),
    ])
    const messages = rows.map(({ id, at, channel, direction, subject, body, leadId, state }) => {
      const said = cutCharacters(body, LONGEST)
      return { id, at, channel, direction, subject, body: said, leadId, state }
    })
    return { messages, enquiries }
  },
})
