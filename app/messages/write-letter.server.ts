import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import {
  findMessage,
  insertMessage,
  listOpenLeads,
  lockMessage,
  recordDelivery,
} from '#db/pace/messages/messages.ts'
import { markConversationRead } from '#db/pace/messages/inbox.ts'
import {
  type Answered,
  findAnswered,
  findLastMessage,
  lockConversation,
} from '#db/pace/messages/outgoing.ts'
import { type Actor, actorName, can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { canTryAgain } from '#domain/message/message.ts'
import { attachedTo } from './attached-files.ts'
import { SEND_TASK } from './send-task.ts'

export type WrittenLetter = {
  /** Given by the page that it is written on: sent twice it is one. */
  id: string
  contactId: string
  /** The newest message that its writer had seen; empty where there was none. */
  after: string
  subject: string
  body: string
  /** Files of the contact that go along. */
  files: readonly string[]
}
type Writing = { db: PaceDb; personId: string; actor: Actor; messageHost: string }

/**
 * Keeps a mail and queues it, in one transaction. Where somebody has written or answered meanwhile, which its writer has not seen, it is
 * not sent: two tabs, or two colleagues, do not answer twice.
 */
export async function writeLetter(
  { db, personId, actor, messageHost }: Writing,
  letter: WrittenLetter,
): Promise<void> {
  const { id, contactId, after, body } = letter
  await db.transaction(async (tx) => {
    await lockConversation(tx, contactId)
    const known = await findMessage(tx, id)
    if (known) return requireSame(known, personId, letter)
    const last = await findLastMessage(tx, contactId)
    if ((last?.id ?? '') !== after) throw moved()
    if (last) await markConversationRead(tx, { personId, contactId, readAt: last.at })
    const answered = await findAnswered(tx, contactId)
    if (!answered.address) throw noAddress()
    const leadId = await findOwnLead(tx, actor, { contactId, answered })
    const attached = await attachedTo(tx, letter)
    const at = new Date().toISOString()
    const kept = await insertMessage(
      tx,
      {
        id,
        contactId,
        leadId,
        personId,
        channel: 'email',
        direction: 'outbound',
        subject: letter.subject || null,
        body,
        address: answered.address,
        state: 'queued',
        states: [{ state: 'queued', at }],
        externalId: `<${id}@${messageHost}>`,
        answers: answered.answers,
        attached,
        at,
      },
      actorName(actor),
    )
    if (!kept) throw moved()
    await queueSending(tx, id)
    await appendEvents(tx, kept.told)
  })
}

/**
 * The lead that is answered by it: the one that the last mail was about where that is still open, or else the newest. Only one that its
 * writer works: nobody answers for a colleague, whose clock runs on.
 */
async function findOwnLead(
  tx: PaceDb,
  actor: Actor,
  { contactId, answered }: { contactId: string; answered: Answered },
): Promise<string | null> {
  const open = await listOpenLeads(tx, contactId)
  const own = open.filter((lead) => can(actor, 'write', 'lead', leadFacts(lead)))
  return (own.find(({ id }) => id === answered.leadId) ?? own[0])?.id ?? null
}

/** Queues once more what did not get there. Pressed twice it is queued once. */
export async function sendAgain(
  { db, actor }: Pick<Writing, 'db' | 'actor'>,
  { id, contactId }: { id: string; contactId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const message = await lockMessage(tx, id)
    if (message?.contactId !== contactId)
      throw new DomainError('notFound', 'This message does not exist.')
    if (message.state !== 'failed') return
    if (!canTryAgain(message)) throw triedTooOften()
    const heard = { state: 'queued' as const, at: new Date().toISOString() }
    const queued = await recordDelivery(tx, id, heard, actorName(actor))
    if (!queued) throw triedTooOften()
    await queueSending(tx, id)
    await appendEvents(tx, queued.told)
  })
}

function queueSending(tx: PaceDb, id: string): Promise<void> {
  return addJob(tx, { task: SEND_TASK, payload: { id }, key: `${SEND_TASK}:${id}` })
}

type Known = NonNullable<Awaited<ReturnType<typeof findMessage>>>

/** Sent again after a lost answer it is the same; what was changed meanwhile has not gone. */
function requireSame(known: Known, personId: string, letter: WrittenLetter): void {
  const { contactId, subject, body } = letter
  const isSame = known.contactId === contactId && known.personId === personId
  if (isSame && known.body === body && (known.subject ?? '') === subject) return
  throw moved()
}

function triedTooOften(): DomainError {
  return new DomainError('conflict', 'It was tried too often; write it anew.', [], {
    key: 'triedTooOften',
  })
}

function moved(): DomainError {
  return new DomainError(
    'conflict',
    'Something was written meanwhile. Look at it, then send again.',
    [],
    { key: 'conversationMoved' },
  )
}

function noAddress(): DomainError {
  return new DomainError('invalid', 'This contact has no e-mail address.', [], {
    key: 'noMailAddress',
  })
}
