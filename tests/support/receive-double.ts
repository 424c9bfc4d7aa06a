import { z } from 'zod'
import type { Committed } from '#app/sync-client/commands.server.ts'
import {
  findOrInsertContact,
  findStandingContact,
  unknownDetails,
} from '#db/pace/contacts/identities.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { findInterestFacts } from '#db/pace/leads/interest-facts.ts'
import { contactIdentities } from '#db/pace/schema.ts'
import { normalOf } from '#domain/contact/identities.ts'
import { DomainError } from '#domain/errors.ts'
import { InterestSchema, receiveInterest } from '#domain/lead/receive.ts'

type MakeLead = (fields: object, by: string) => Promise<string>
type Receiving = { by: string; idempotencyKey: string | undefined }

const maybe = z.string().nullable().default(null)
const ContactSchema = z.object({ name: maybe, phone: maybe, email: maybe, contactId: maybe })

/** The sync server's command `receive` by the domain's own rule; where the server has a lock, one goes after the other. */
export function createReceiveDouble(db: PaceDb, makeLead: MakeLead) {
  const answers = new Map<string, Promise<Committed>>()
  let last: Promise<unknown> = Promise.resolve()
  return (args: object, { by, idempotencyKey: key }: Receiving): Promise<Committed> => {
    const known = key && answers.get(key)
    if (known) return known
    const answer = last.then(() => receive(db, makeLead, { args, by }))
    last = answer.catch(() => undefined)
    if (key) answers.set(key, answer)
    return answer
  }
}

async function receive(
  db: PaceDb,
  makeLead: MakeLead,
  { args, by }: { args: object; by: string },
): Promise<Committed> {
  const interest = InterestSchema.parse(args)
  const contact = await contactOf(db, interest.fields)
  const received = receiveInterest(interest, await findInterestFacts(db, contact, interest))
  if (received.kind === 'refused') {
    const problems = [{ path: 'openLead', message: received.leadId }]
    throw new DomainError('conflict', 'There is an open lead already.', problems)
  }
  if (received.kind === 'attached') {
    const document = `lead:${received.leadId}`
    return { document, seq: 1, generation: 1, result: { isNew: false } }
  }
  const document = await makeLead({ ...received.fields, contactId: contact.contactId }, by)
  return { document, seq: 1, generation: 1, result: { isNew: true } }
}

async function contactOf(db: PaceDb, fields: object) {
  const { name, phone, email, contactId } = ContactSchema.parse(fields)
  if (contactId) {
    const unknown = await unknownDetails(db, contactId, { name, phone, email })
    const known = await findStandingContact(db, contactId)
    const rows = unknown.map((one) => {
      return { ...one, contactId, normal: normalOf(one), isPreferred: !known?.[one.kind] }
    })
    if (rows.length > 0) await db.insert(contactIdentities).values(rows)
    return { contactId, phone, email }
  }
  const wanted = { details: { name, phone, email }, actor: 'service:test' }
  const contact = await db.transaction(async (tx) => {
    const { contact: found, told } = await findOrInsertContact(tx, wanted)
    await appendEvents(tx, told)
    return found
  })
  return { contactId: contact.id, phone, email }
}
