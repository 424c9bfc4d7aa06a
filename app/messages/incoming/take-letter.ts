import type { Arrival, Fate } from '#db/pace/arrivals/arrivals.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import {
  findMessageOf,
  insertMessage,
  isAnswered,
  listContactsOfEmail,
  listOpenLeads,
  type Message,
} from '#db/pace/messages/messages.ts'
import { findPersonByEmail } from '#db/pace/people/people.ts'
import { identitiesOf, normalOf } from '#domain/contact/identities.ts'
import type { Letter } from '../../arrivals/reading/letter.ts'
import { queueRefusal } from '../refusals/note-refusal.ts'
import { refusalOf } from '../refusals/refusal-of.ts'
import { KEEP_FILES_TASK } from '#domain/message/keep-files-task.ts'

type Came = { arrival: Arrival; letter: Letter; isEnquiry: boolean }
type Taken = Pick<Fate, 'state' | 'leadId' | 'repeatOf'> & { told: NewEntityEvent[] }

/**
 * Makes a mail a message of the contact who wrote it; null where it is none. An answer to what the house has sent always is, whatever
 * stands in it: mails quote what they answer, labels and all. Any other is one where its sender is known and it is no enquiry. What nobody
 * would be told of is none, unless it says that its writer wants no more: it stays a question for people.
 */
export async function takeLetter(
  tx: PaceDb,
  { arrival, letter, isEnquiry }: Came,
): Promise<Taken | null> {
  const { messageId, answers, from } = letter
  if (messageId) {
    const known = await findMessageOf(tx, 'email', [messageId])
    if (known) return repeatOf(known)
  }
  const answered = await findMessageOf(tx, 'email', answers)
  if (isEnquiry && !answered) return null
  // Whoever answers from their own mail program, with the house in copy, is no customer: a person says whose it is.
  if (from && (await findPersonByEmail(tx, from))) return null
  const contactId = await writerOf(tx, from, answered)
  if (!contactId) return null
  // Who says no more than that they want no more is heard, whether anybody here would answer them or not.
  const isHeard = refusalOf({ channel: 'email', ...letter })?.isAll
  if (!isHeard && !(await isAnswered(tx, contactId))) return null
  return keepLetter(tx, { arrival, letter, contactId, answered })
}

/** A second copy, by another way or with other marks of its way here. */
function repeatOf({ arrivalId, leadId }: Message): Taken {
  return { state: 'repeat', repeatOf: arrivalId, leadId, told: [] }
}

/**
 * Whoever has the address it came from. Somebody who answers from an address that nobody has is taken for whom the house wrote to;
 * one that several have is nobody's, unless it answers one of them.
 */
async function writerOf(
  tx: PaceDb,
  from: string | null,
  answered: Message | null,
): Promise<string | null> {
  const [email] = identitiesOf({ email: from })
  const known = email ? await listContactsOfEmail(tx, normalOf(email)) : []
  const wroteTo = answered?.contactId ? await findStandingContact(tx, answered.contactId) : null
  if (wroteTo && (known.length === 0 || known.includes(wroteTo.id))) return wroteTo.id
  return known.length === 1 ? (known[0] ?? null) : null
}

type Keeping = {
  arrival: Arrival
  letter: Letter
  contactId: string
  answered: Message | null
}

async function keepLetter(
  tx: PaceDb,
  { arrival, letter, contactId, answered }: Keeping,
): Promise<Taken | null> {
  const isSame = answered?.contactId === contactId
  const open = await listOpenLeads(tx, contactId)
  const same = isSame ? open.find(({ id }) => id === answered?.leadId) : undefined
  const leadId = same?.id ?? (open.length === 1 ? open[0]?.id : null) ?? null
  const { messageId, answers, from, subject, text, isCut, attached } = letter
  const at = arrival.receivedAt
  const kept = await insertMessage(
    tx,
    {
      contactId,
      leadId,
      channel: 'email',
      direction: 'inbound',
      subject: subject || null,
      body: text,
      isCut,
      address: from,
      state: 'received',
      states: [{ state: 'received', at }],
      externalId: messageId,
      answers,
      attached,
      arrivalId: arrival.id,
      at,
    },
    arrival.sender.name,
  )
  if (!kept) {
    const other = messageId ? await findMessageOf(tx, 'email', [messageId]) : null
    if (!other) throw new Error(`The mail ${arrival.id} was neither kept nor known.`)
    return repeatOf(other)
  }
  await queueRefusal(tx, kept.message)
  if (attached.length > 0) {
    const { id } = kept.message
    await addJob(tx, { task: KEEP_FILES_TASK, payload: { id }, key: `${KEEP_FILES_TASK}:${id}` })
  }
  return { state: 'message', leadId, told: kept.told }
}
