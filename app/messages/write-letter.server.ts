import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import {
  findMessage,
  findOnlyOpenLead,
  insertMessage,
  lockMessage,
  recordDelivery,
} from '#db/pace/messages/messages.ts'
import { findAnswered, findLastMessageId, lockConversation } from '#db/pace/messages/outgoing.ts'
import { findFile } from '#db/pace/files/records.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { type MessageFile, MOST_SENT_BYTES } from '#domain/message/message.ts'
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
type Writing = { db: PaceDb; personId: string; messageHost: string }

/**
 * Keeps a mail and queues it, in one transaction. Where somebody has written or answered meanwhile, which its writer has not seen, it is
 * not sent: two tabs, or two colleagues, do not answer twice.
 */
export async function writeLetter(
  { db, personId, messageHost }: Writing,
  letter: WrittenLetter,
): Promise<void> {
  const { id, contactId, after, body } = letter
  await db.transaction(async (tx) => {
    await lockConversation(tx, contactId)
    const known = await findMessage(tx, id)
    if (known) return requireSame(known, personId, letter)
    if (((await findLastMessageId(tx, contactId)) ?? '') !== after) throw moved()
    const answered = await findAnswered(tx, contactId)
    if (!answered.address) throw noAddress()
    const leadId = answered.leadId ?? (await findOnlyOpenLead(tx, contactId))
    const attached = await attachedTo(tx, letter)
    const at = new Date().toISOString()
    const actor = `person:${personId}`
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
      actor,
    )
    if (!kept) throw moved()
    await queueSending(tx, id)
    await appendEvents(tx, kept.told)
  })
}

/** What goes along, as it is called now: files of this contact, and not too much. */
async function attachedTo(
  tx: PaceDb,
  { contactId, files }: Pick<WrittenLetter, 'contactId' | 'files'>,
): Promise<MessageFile[]> {
  const attached: MessageFile[] = []
  for (const fileId of new Set(files)) {
    const file = await findFile(tx, fileId)
    if (file?.record !== documentName('contact', contactId)) throw fileGone()
    attached.push({ fileId, name: file.name, bytes: file.bytes })
  }
  if (attached.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_SENT_BYTES) throw tooHeavy()
  return attached
}

/** Queues once more what did not get there. Pressed twice it is queued once. */
export async function sendAgain(
  { db, personId }: Pick<Writing, 'db' | 'personId'>,
  { id, contactId }: { id: string; contactId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const message = await lockMessage(tx, id)
    if (message?.contactId !== contactId)
      throw new DomainError('notFound', 'This message does not exist.')
    if (message.state !== 'failed') return
    const heard = { state: 'queued' as const, at: new Date().toISOString() }
    const queued = await recordDelivery(tx, id, heard, `person:${personId}`)
    if (!queued)
      throw new DomainError('conflict', 'It was tried too often; write it anew.', [], {
        key: 'triedTooOften',
      })
    await queueSending(tx, id)
    await appendEvents(tx, queued.told)
  })
}

function queueSending(tx: PaceDb, id: string): Promise<void> {
  return addJob(tx, { task: SEND_TASK, payload: { id }, key: `${SEND_TASK}:${id}` })
}

type Known = NonNullable<Awaited<ReturnType<typeof findMessage>>>

function requireSame(known: Known, personId: string, { contactId }: WrittenLetter): void {
  if (known.contactId === contactId && known.personId === personId) return
  throw moved()
}

function moved(): DomainError {
  return new DomainError(
    'conflict',
    'Something was written meanwhile. Look at it, then send again.',
    [],
    { key: 'conversationMoved' },
  )
}

function fileGone(): DomainError {
  return new DomainError('invalid', 'A file of it is not there any more. Take it out.', [], {
    key: 'attachedGone',
  })
}

function tooHeavy(): DomainError {
  return new DomainError('tooLarge', 'Its files are too large for a mail.', [], {
    key: 'attachedTooLarge',
  })
}

function noAddress(): DomainError {
  return new DomainError('invalid', 'This contact has no e-mail address.', [], {
    key: 'noMailAddress',
  })
}
