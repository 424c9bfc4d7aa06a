import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { setContactFields } from '#domain/contact/commands.ts'
import { isPersonField } from '#domain/contact/fields.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { setLeadFields } from '#domain/lead/commands.ts'
import { leadFacts, readLead } from '#domain/lead/lead.ts'
import type { Settings } from '#domain/reference/settings.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { type Answer, answerOf, type StoreAnswer } from './caller/answer-once.ts'
import type { Caller } from './caller/caller.ts'
import { requireStanding } from './document-work/require-standing.ts'

type Fields = Record<string, z.core.util.JSONType>
const ArgsSchema = z.object({
  fields: z.record(z.string(), z.json()),
  was: z.unknown().optional(),
})

/** What of the fields for a lead is its contact's, and what its own; null where nothing is the contact's. */
export function personFields(args: unknown): { ofContact: Fields; ofLead: Fields } | null {
  const { fields = {}, was } = ArgsSchema.safeParse(args).data ?? {}
  const given = Object.entries(fields)
  const ofContact = given.filter(([name]) => isPersonField(name))
  if (ofContact.length === 0) return null
  if (was !== undefined)
    throw new DomainError(
      'malformed',
      'What somebody was called is not compared; set it without was.',
    )
  const ofLead = given.filter(([name]) => !isPersonField(name))
  return { ofContact: Object.fromEntries(ofContact), ofLead: Object.fromEntries(ofLead) }
}

type Asked = {
  document: string
  contactId: string
  ofContact: Fields
  ofLead: Fields
  caller: Caller
  now: string
  settings: Settings
  store?: StoreAnswer
  ifSeq?: number | undefined
}

/** Sets fields of a lead and of its contact in one transaction: whoever asks for the lead over REST need not know of two documents. */
export async function changeLeadAndContact(
  rooms: Pick<Rooms, 'changeAll'>,
  { document, contactId, ofContact, ofLead, caller, now, settings, store, ifSeq }: Asked,
): Promise<Answer> {
  const { actor } = caller
  const habits = settings.house
  let answer: Answer | undefined
  const contact = documentName('contact', contactId)
  await rooms.changeAll({
    actor: caller.name,
    parts: [
      {
        document,
        change(doc, at) {
          requireStanding(at, ifSeq)
          // Who may change a lead may change its contact.
          authorise(actor, 'write', 'lead', leadFacts(readLead(doc)))
          setLeadFields.apply(doc, { fields: ofLead }, { actor, now, habits })
        },
      },
      {
        document: contact,
        change: (doc) => setContactFields.apply(doc, { fields: ofContact }, { actor, now, habits }),
      },
    ],
    async inTransaction(tx, positions) {
      answer = answerOf(document, positions, undefined)
      await store?.(tx, answer)
    },
  })
  if (!answer) throw new Error(`The change of ${document} has no answer.`)
  return answer
}
