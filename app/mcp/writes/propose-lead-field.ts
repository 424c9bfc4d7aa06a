import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { isPersonField } from '#domain/contact/fields.ts'
import { documentName } from '#domain/documents/documents.ts'
import { parseField } from '#domain/documents/fields.ts'
import { saysSame } from '#domain/documents/says-same.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { shortText } from '#domain/text/characters.ts'
import { requireLead } from '../../api/resources/leads.ts'
import { PROPOSABLE, requireBorneOut } from '../evidence/borne-out.ts'
import { dayOfWords } from '../evidence/words-of-lead.ts'
import { type CheckContext, defineWrite, lines } from './write-tool.ts'

/** Who somebody is stands in their contact, and is no matter of a proposal. */
const FIELDS = Object.keys(PROPOSABLE).filter((field) => !isPersonField(field))

export const proposeLeadField = defineWrite({
  name: 'propose_lead_field',
  title: 'Propose a field of a lead',
  description:
    "What a field of a lead should say, by words of the lead's person: in one of its enquiries, or in a call of it. The words must say the value. Nothing changes if the field no longer says what it did.",
  writes: 'document',
  input: {
    leadId: z.uuid().toLowerCase(),
    field: z.enum(FIELDS),
    was: z.json().describe('What `read_lead` tells of it now; null where nothing stands'),
    value: z
      .json()
      .describe(
        "In the field's own type: whole units of the house's currency, ISO dates, keys of areas and lists",
      ),
    quote: shortText(500).min(1).describe('The words, as they were written or said'),
    callId: z.string().min(1).max(64).optional().describe('The call, if they were said in one'),
  },
  shown: ({ leadId, field, was, value, quote, callId }) => [
    ...lines(['leadId', 'lead', leadId], ['field', 'field', field]),
    { label: 'was', kind: 'fieldValue', field, value: JSON.stringify(was) },
    { label: 'value', kind: 'fieldValue', field, value: JSON.stringify(value) },
    ...lines(['quote', 'text', quote], ['callId', 'call', callId]),
  ],
  check: requireProposal,
  // What it said is compared where it is written: carried out once more under the same key it has been written already.
  run: async ({ leadId, field, was, value }, { db, actor, settings, commands, key }) => {
    authorise(actor, 'write', 'lead', leadFacts(await requireLead(db, actor, leadId)))
    const parsed = parseField(PROPOSABLE, field, value, settings.current().house)
    const args = { fields: { [field]: parsed }, was: { [field]: was } }
    await commands.run(documentName('lead', leadId), 'setFields', args, { idempotencyKey: key })
    return {
      result: { lead: { id: leadId, [field]: parsed } },
      records: [{ noun: 'lead', id: leadId }],
    }
  },
})

type Proposal = {
  leadId: string
  field: string
  was: unknown
  value: unknown
  quote: string
  callId?: string | undefined
}

/** That it may be put before this person: it changes the field as it is now, and by words that say so. */
async function requireProposal(
  { leadId, field, was, value, quote, callId }: Proposal,
  { db, actor, settings: watch }: CheckContext,
): Promise<void> {
  const settings = watch.current()
  const { zone } = settings.house
  const lead = await requireLead(db, actor, leadId)
  authorise(actor, 'write', 'lead', leadFacts(lead))
  const parsed = parseField(PROPOSABLE, field, value, settings.house)
  if (parsed === null)
    throw new DomainError('invalid', 'A proposal says a value; people clear fields themselves.')
  // What is shown is what will be written, to the letter.
  if (!saysSame(parsed, value))
    throw new DomainError(
      'invalid',
      `Say the value as the field keeps it: ${JSON.stringify(parsed)}.`,
      [{ path: 'value', message: 'not in the field’s own type' }],
    )
  const now: unknown = Object.entries(lead).find(([name]) => name === field)?.[1] ?? null
  if (!saysSame(now, was))
    throw new DomainError('outdated', 'The field says something else; read the lead again.', [
      { path: 'was', message: 'is not what it says now' },
    ])
  if (saysSame(now, parsed)) throw new DomainError('conflict', 'The field says this already.')
  const today = await dayOfWords(db, actor, { leadId, quote, callId, zone })
  const claim = { field, value: parsed, quote }
  await requireBorneOut(db, claim, { today, known: lead.areas, settings })
}
