import { buffer } from 'node:stream/consumers'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { findMessage, type Message, recordDelivery } from '#db/pace/messages/messages.ts'
import { findPerson } from '#db/pace/people/people.ts'
import type { Delivery, MessageFile } from '#domain/message/message.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import { findFile } from '#db/pace/files/records.ts'
import type { Files } from '../files/create-files.server.ts'
import { blobKey } from '../files/store/object-store.ts'
import type { SendLetter, Sent } from './letter-sender.ts'
import { tellLead } from './settling/settle-answer.ts'

export type SendDeps = {
  db: PaceDb
  commands: Pick<Commands, 'forService'>
  send: SendLetter
  files: Pick<Files, 'store'>
  /** The house's address, as `PACE <pace@house.example>`; who wrote stands before it. */
  from: string
  houseName: () => string
}

/** So often a server is asked that may take it later: in all some hours, by the pauses of the queue. */
const MOST_ATTEMPTS = 10
const ACTOR = 'service:messages'
/** Words of it stand in `words/`. */
const GONE: Sent = { state: 'failed', problem: 'fileGone', isFinal: true }

/**
 * Gives a message to its carrier, then says that the lead is answered. Whatever dies between the two tries again under the same
 * `Message-ID`, by which mail programs know a copy.
 */
export async function sendMessage(deps: SendDeps, id: string, attempt: number): Promise<void> {
  const message = await findMessage(deps.db, id)
  if (!message) return
  if (message.state !== 'queued') return tellLead(deps, message)
  const letter = await letterFor(deps, message)
  const sent = letter ? await deps.send(letter) : GONE
  if (sent.state === 'failed' && !sent.isFinal && attempt < MOST_ATTEMPTS)
    throw new Error(`The message ${id} is tried again: ${sent.problem}`)
  const { state } = sent
  const problem = sent.state === 'failed' ? { problem: sent.problem } : {}
  const now = await note(deps.db, id, { state, at: new Date().toISOString(), ...problem })
  if (now) await tellLead(deps, now)
}

async function note(db: PaceDb, id: string, heard: Delivery): Promise<Message | null> {
  return db.transaction(async (tx) => {
    const noted = await recordDelivery(tx, id, heard, ACTOR)
    await appendEvents(tx, noted?.told ?? [])
    return noted?.message ?? null
  })
}

async function letterFor({ db, from, houseName, files }: SendDeps, message: Message) {
  const { externalId, personId, address, subject, body, answers } = message
  const opened = await openFiles({ db, files }, message.attached)
  if (!opened) return null
  if (!externalId || !address) throw new Error(`The message ${message.id} goes to nobody.`)
  const writer = personId ? await findPerson(db, personId) : null
  const own = /<([^<>]+)>/.exec(from)?.[1] ?? from
  return {
    messageId: externalId,
    from: { name: [writer?.name, houseName()].filter(Boolean).join(', '), address: own },
    to: address,
    subject: subject ?? '',
    text: body,
    answers,
    files: opened,
  }
}

/** What goes along, or null where some of it is gone for good. One that was taken away since then goes along: its content stays for weeks. */
async function openFiles(
  { db, files: { store } }: Pick<SendDeps, 'db' | 'files'>,
  attached: readonly MessageFile[],
) {
  const opened = []
  for (const { name, fileId = '' } of attached) {
    const file = await findFile(db, fileId, { removed: true })
    const content = file && (await store.read(blobKey(file.hash, 'original')))
    if (!file || !content) return null
    opened.push({ name, type: file.type, content: await buffer(content) })
  }
  return opened
}
