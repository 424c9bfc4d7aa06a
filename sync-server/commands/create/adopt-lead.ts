import { isDeepStrictEqual } from 'node:util'
import type * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { pointToContact } from '#db/pace/contacts/adoption.ts'
import { findOnlyContact, insertContact } from '#db/pace/contacts/identities.ts'
import { findGeneration } from '#db/pace/documents/projections.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { type Actor, authorise } from '#domain/access/access.ts'
import { learnDetails } from '#domain/contact/contact.ts'
import { documentName } from '#domain/documents/documents.ts'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import { DomainError } from '#domain/errors.ts'
import { type Lead, leadFacts, readLead } from '#domain/lead/lead.ts'
import { ROLE_OF_INTENT } from '#domain/lead/receive.ts'
import type { Part, Rooms } from '../../rooms/documents-api.ts'
import { type Answer, answerOf, type StoreAnswer } from '../caller/answer-once.ts'

type Deps = { db: PaceDb; rooms: Pick<Rooms, 'changeAll' | 'inspect'> }
type Adopting = {
  leadId: string
  actor: Actor
  actorName: string
  now: string
  store?: StoreAnswer
}

/** Thrown where the lead or who is known was changed between the look and the commit. */
class ChangedMeanwhile extends Error {}

const MAX_ATTEMPTS = 3

/**
 * Gives a lead that has no contact the one that it is of: whoever alone has its phone or e-mail, else a new one. The lead, what the
 * contact learns of it and what hangs on the lead are one transaction; a lead that has a contact keeps it.
 */
export async function adoptLead(deps: Deps, adopting: Adopting): Promise<Answer> {
  if (adopting.actor.kind !== 'service')
    throw new DomainError('forbidden', 'Leads are given their contacts by PACE itself.')
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await lookAndAdopt(deps, adopting)
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error
      if (attempt === MAX_ATTEMPTS)
        throw new DomainError('unavailable', 'This lead is changing too fast; try again.')
    }
  }
}

async function lookAndAdopt({ db, rooms }: Deps, adopting: Adopting): Promise<Answer> {
  const { leadId, actor, actorName, now, store } = adopting
  const document = documentName('lead', leadId)
  const { lead, seq } = await rooms.inspect(document, (doc, position) => ({
    lead: readLead(doc),
    seq: position.seq,
  }))
  authorise(actor, 'write', 'lead', leadFacts(lead))
  if (lead.contactId) return answerAsIs(db, { document, seq, store })
  const details = detailsOf(lead)
  const known = await db.transaction((tx) => findOnlyContact(tx, details))
  const contactId = known ?? crypto.randomUUID()
  let answer: Answer | undefined
  await rooms.changeAll({
    actor: actorName,
    parts: [
      { document, change: (doc) => setContact(doc, { details, contactId }) },
      ...(known ? [learning(known, { details, now })] : []),
    ],
    async inTransaction(tx, positions) {
      if ((await findOnlyContact(tx, details)) !== known) throw new ChangedMeanwhile()
      const wanted = newContact(contactId, { lead, actor: actorName })
      const told = known ? [] : (await insertContact(tx, wanted)).told
      await pointToContact(tx, { leadId, contactId })
      await appendEvents(tx, told)
      answer = answerOf(document, positions, undefined)
      await store?.(tx, answer)
    },
  })
  if (!answer) throw new Error(`The adoption of ${document} has no answer.`)
  return answer
}

function detailsOf({ name, phone, email }: Lead) {
  return { name, phone, email }
}

/** Only as the lead was when its contact was looked for. */
function setContact(
  doc: Y.Doc,
  { details, contactId }: { details: ReturnType<typeof detailsOf>; contactId: string },
): void {
  const lead = readLead(doc)
  if (lead.contactId || !isDeepStrictEqual(detailsOf(lead), details)) throw new ChangedMeanwhile()
  fieldsIn(doc).set('contactId', contactId)
}

/** What the lead says of somebody who is known is kept beside it, as that of every interest. */
function learning(
  contactId: string,
  { details, now }: { details: ReturnType<typeof detailsOf>; now: string },
): Part {
  return {
    document: documentName('contact', contactId),
    change: (doc) => learnDetails(doc, details, now),
  }
}

function newContact(id: string, { lead, actor }: { lead: Lead; actor: string }) {
  const roles = lead.intent ? [ROLE_OF_INTENT[lead.intent]] : []
  return { id, details: detailsOf(lead), roles, actor }
}

type AsIs = { document: string; seq: number; store: StoreAnswer | undefined }

async function answerAsIs(db: PaceDb, { document, seq, store }: AsIs): Promise<Answer> {
  return db.transaction(async (tx) => {
    const answer = { document, seq, generation: await findGeneration(tx, document) }
    await store?.(tx, answer)
    return answer
  })
}
