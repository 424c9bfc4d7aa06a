import { type Actor, can } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import {
  colleagueHasIt,
  type Interest,
  type InterestFacts,
  receiveInterest,
} from '#domain/lead/receive.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import {
  findInterestFacts,
  type InterestedContact,
  lockLeadsOfContact,
} from '#db/pace/leads/interest-facts.ts'
import { findLeadRecord, findOpenLead } from '#db/pace/leads/records.ts'
import { findGeneration } from '#db/pace/documents/projections.ts'
import type { Rooms } from '../../rooms/documents-api.ts'
import type { Answer, StoreAnswer } from '../caller/answer-once.ts'
import { createRecord } from './create-record.ts'
import { receiveContact, withoutPerson } from './receive-contact.ts'

type Deps = { db: PaceDb; rooms: Pick<Rooms, 'change' | 'create'> }
type Receiving = {
  interest: Interest
  /** In whose name; the feed has none that the policy knows, and asks for no refusal. */
  actor: Actor | null
  actorName: string
  /** The id of the lead that may be made. */
  id: string
  now: string
  store?: StoreAnswer
}

/** Thrown in the transaction that would have made a second lead, or one of a contact that was merged into another. */
class ChangedMeanwhile extends Error {}

const MAX_ATTEMPTS = 3

/**
 * Receives somebody's interest: finds or makes the contact, and finds the open lead or makes and routes one. The answer's
 * document is the lead either way; `result.isNew` says which.
 */
export async function receiveInto(deps: Deps, receiving: Receiving): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await lookAndDecide(deps, receiving)
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt === MAX_ATTEMPTS) throw error
    }
  }
}

async function lookAndDecide(deps: Deps, receiving: Receiving): Promise<Answer> {
  const { interest, actorName, now } = receiving
  const contact = await receiveContact(deps, { fields: interest.fields, actorName, now })
  const facts = await findInterestFacts(deps.db, contact, interest)
  return decide(deps, { receiving, contact, facts })
}

type Decision = { receiving: Receiving; contact: InterestedContact; facts: InterestFacts }

async function decide(deps: Deps, { receiving, contact, facts }: Decision): Promise<Answer> {
  const { interest, id, actorName, now, store } = receiving
  const received = receiveInterest(interest, facts)
  if (received.kind === 'refused') throw await refusal(deps.db, receiving.actor, received.leadId)
  if (received.kind === 'attached') return answerWith(deps.db, received.leadId, store)
  const fields = { ...withoutPerson(received.fields), contactId: contact.contactId }
  const answer = await createRecord(deps, {
    kind: 'lead',
    id,
    actor: actorName,
    fields,
    now,
    store: async (tx, made) => {
      await refuseSecond(tx, { receiving, contact })
      await store?.(tx, { ...made, result: { isNew: true } })
    },
  })
  return { ...answer, result: { isNew: true } }
}

/** Asked again inside the transaction, behind a lock: its row is committed with the lead's document. */
async function refuseSecond(
  tx: PaceDb,
  { receiving, contact }: Omit<Decision, 'facts'>,
): Promise<void> {
  await lockLeadsOfContact(tx, contact.contactId)
  const unmerged = await findStandingContact(tx, contact.contactId)
  if (unmerged?.id !== contact.contactId) throw new ChangedMeanwhile()
  if (receiving.interest.ifOpen === 'another') return
  if (await findOpenLead(tx, contact)) throw new ChangedMeanwhile()
}

async function answerWith(
  db: PaceDb,
  leadId: string,
  store: StoreAnswer | undefined,
): Promise<Answer> {
  const document = documentName('lead', leadId)
  const lead = await findLeadRecord(db, 'all', leadId)
  const seq = lead?.documentSeq ?? 0
  const result = { isNew: false }
  return db.transaction(async (tx) => {
    const answer = { document, seq, generation: await findGeneration(tx, document), result }
    await store?.(tx, answer)
    return answer
  })
}

/** Who may see the open lead is told which it is; others, that a colleague has it. */
async function refusal(db: PaceDb, actor: Actor | null, leadId: string): Promise<DomainError> {
  const lead = await findLeadRecord(db, 'all', leadId)
  if (!lead || (actor && !can(actor, 'read', 'lead', leadFacts(lead)))) {
    return colleagueHasIt()
  }
  const name = lead.name ?? 'This person'
  return new DomainError(
    'conflict',
    `${name} has an open lead already: ${lead.reference}.`,
    [
      { path: 'openLead', message: leadId },
      { path: 'ifOpen', message: 'attach or another' },
    ],
    { key: 'leadOpenAlready', with: { name, reference: lead.reference } },
  )
}
