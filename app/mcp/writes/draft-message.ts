import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { keysOf } from '#domain/catalogue.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { DRAFT_CHANNELS, type DraftChannel } from '#domain/program/draft.ts'
import { shortText } from '#domain/text/characters.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findContactRecord } from '#db/pace/contacts/records.ts'
import type { LeadRecord } from '#db/pace/leads/records.ts'
import { insertDraft } from '#db/pace/programs/drafts.ts'
import { requireLead } from '../../api/resources/leads.ts'
import { defineWrite, lines } from './write-tool.ts'

const SUBJECT_CHARACTERS = 200
const TEXT_CHARACTERS = 4_000

export const draftMessage = defineWrite({
  name: 'draft_message',
  title: 'Draft a message',
  description:
    "A message to a lead's person that stands on the lead's page until the person sends it in their own program, or throws it away. PACE sends nothing by itself.",
  writes: 'rows',
  input: {
    leadId: z.uuid().toLowerCase(),
    channel: z.enum(keysOf(DRAFT_CHANNELS)),
    subject: shortText(SUBJECT_CHARACTERS).min(1).optional().describe('Of an e-mail'),
    text: shortText(TEXT_CHARACTERS).min(1),
  },
  shown: ({ leadId, channel, subject, text }) =>
    lines(
      ['leadId', 'lead', leadId],
      ['channel', 'channel', channel],
      ['subject', 'text', subject],
      ['text', 'text', text],
    ),
  check: async ({ leadId, channel, subject }, { db, actor }) => {
    const lead = await requireLead(db, actor, leadId)
    authorise(actor, 'write', 'lead', leadFacts(lead))
    if (subject !== undefined && channel !== 'email')
      throw new DomainError('invalid', 'Only an e-mail has a subject.', [
        { path: 'subject', message: 'only for an e-mail' },
      ])
    await requireReachable(db, lead, channel)
  },
  run: async ({ leadId, channel, subject, text }, { db, actor, program }) => {
    const lead = await requireLead(db, actor, leadId)
    authorise(actor, 'write', 'lead', leadFacts(lead))
    const { id } = await insertDraft(db, {
      personId: actor.id,
      leadId,
      channel,
      subject: subject ?? null,
      text,
      program,
    })
    return {
      result: { draft: { id, leadId, channel, sent: false } },
      records: [{ noun: 'lead', id: leadId }],
    }
  },
})

/** Nobody is written to by a way that does not lead to them, or that they have forbidden. */
async function requireReachable(
  db: PaceDb,
  { contactId, phone, email }: LeadRecord,
  channel: DraftChannel,
): Promise<void> {
  if ((channel === 'email' ? email : phone) === null)
    throw new DomainError(
      'invalid',
      `This lead has no ${channel === 'email' ? 'e-mail' : 'phone'}.`,
    )
  const contact = contactId ? await findContactRecord(db, 'all', contactId) : null
  if (contact?.consent[channel]?.state !== 'withdrawn') return
  throw new DomainError('conflict', 'Their consent to be written to this way is withdrawn.')
}
