import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import {
  findOrInsertContact,
  findStandingContact,
  type NewContact,
  unknownDetails,
} from '#db/pace/contacts/identities.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import type { InterestedContact } from '#db/pace/leads/interest-facts.ts'
import { learnDetails } from '#domain/contact/contact.ts'
import { isPersonField } from '#domain/contact/fields.ts'
import type { PersonDetails } from '#domain/contact/identities.ts'
import { documentName } from '#domain/documents/documents.ts'
import { bringBack } from '#domain/documents/record-commands.ts'
import { DomainError } from '#domain/errors.ts'
import { ROLE_OF_INTENT } from '#domain/lead/receive.ts'
import type { Rooms } from '../../rooms/documents-api.ts'

type Deps = { db: PaceDb; rooms: Pick<Rooms, 'change'> }
type Fields = Record<string, unknown>
export type Brought = { fields: Fields; actorName: string; now: string }

const text = z.string().nullable().catch(null)
const DetailsSchema = z.object({
  name: text,
  phone: text,
  email: text,
  contactId: text,
  intent: z.enum(['buy', 'rent', 'sell', 'let']).optional().catch(undefined),
})

/** The contact behind an interest: the one that is named, or whoever has this phone or e-mail, else a new one. */
export async function receiveContact(
  { db, rooms }: Deps,
  { fields, actorName, now }: Brought,
): Promise<InterestedContact> {
  const { contactId, intent, ...details } = DetailsSchema.parse(fields)
  const { phone, email } = details
  const known = contactId ? await requireContact(db, contactId) : null
  const roles = intent ? [ROLE_OF_INTENT[intent]] : []
  const found = known
    ? { contact: known, isNew: false }
    : await db.transaction((tx) => findOrTell(tx, { details, roles, actor: actorName }))
  const { id, archivedAt } = found.contact
  const isArchived = archivedAt !== null
  if (!found.isNew) await learn({ db, rooms }, { id, details, isArchived, actorName, now })
  return { contactId: id, phone, email }
}

async function findOrTell(tx: PaceDb, wanted: NewContact) {
  const found = await findOrInsertContact(tx, wanted)
  await appendEvents(tx, found.told)
  return found
}

/** What a lead's own document holds of an interest: what the contact is called and reached by stays with the contact. */
export function withoutPerson(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isPersonField(name)))
}

async function requireContact(db: PaceDb, id: string) {
  const contact = await findStandingContact(db, id)
  if (contact) return contact
  const problems = [{ path: 'contactId', message: `there is no contact ${id}` }]
  throw new DomainError('invalid', `There is no contact ${id}.`, problems, { key: 'contactGone' })
}

type Learning = {
  id: string
  details: PersonDetails
  isArchived: boolean
  actorName: string
  now: string
}

/**
 * Known details are never overwritten by whatever a form says: what is new is kept beside them. Who comes again is no longer in
 * the archive.
 */
async function learn({ db, rooms }: Deps, { id, details, isArchived, actorName, now }: Learning) {
  if (!isArchived && (await unknownDetails(db, id, details)).length === 0) return
  await rooms.change(documentName('contact', id), {
    actor: actorName,
    change(doc) {
      learnDetails(doc, details, now)
      bringBack(doc)
    },
  })
}
