import type { PaceDb } from '#db/pace/client.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { findMessage, type Message } from '#db/pace/messages/messages.ts'
import { documentName } from '#domain/documents/documents.ts'
import type { Refusal } from '#domain/outreach/refusal.ts'
import type { Commands } from '../../sync-client/commands.server.ts'
import { refusalOf } from './refusal-of.ts'

type Deps = { db: PaceDb; commands: Pick<Commands, 'forService'> }

/** The job that writes down with a contact that they want no more. */
export const REFUSAL_TASK = 'note-refusal'

/** In the transaction that keeps a message: who says stop in it is written down as having refused. */
export async function queueRefusal(tx: PaceDb, message: Message): Promise<void> {
  if (!refusalIn(message)) return
  const { id } = message
  await addJob(tx, { task: REFUSAL_TASK, payload: { id }, key: `${REFUSAL_TASK}:${id}` })
}

/** The proof is the sentence itself. Run again it changes nothing: whoever takes it back has the last word. */
export async function noteRefusal({ db, commands }: Deps, id: string): Promise<void> {
  const message = await findMessage(db, id)
  const refusal = message && refusalIn(message)
  if (!refusal || !message.contactId) return
  const contact = await findStandingContact(db, message.contactId)
  if (!contact) return
  const runner = commands.forService({ cause: 'message:refusal' })
  for (const channel of refusal.channels) {
    // Who has agreed since has changed their mind. Who has refused before has not, and the first proof stays; but of SMS the last one counts, for
    // whoever writes again after a refusal is written to.
    const known = contact.consent[channel]
    if (known && known.at > message.at) continue
    if (known?.state === 'withdrawn' && channel !== 'sms') continue
    const said = {
      channel,
      state: 'withdrawn',
      where: WHERE[message.channel],
      wording: refusal.words,
    }
    const once = { idempotencyKey: `refusal:${id}:${channel}` }
    await runner.run(documentName('contact', contact.id), 'recordConsent', said, once)
  }
}

/** As a proof says it, whoever reads it. */
const WHERE: Record<Message['channel'], string> = {
  email: 'E-mail',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  letter: 'Letter',
}

function refusalIn({ channel, direction, body, subject }: Message): Refusal | null {
  if (direction !== 'inbound' || channel === 'letter') return null
  return refusalOf({ channel, text: body, subject })
}
