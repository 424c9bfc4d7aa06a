import { findArrival } from '#db/pace/arrivals/arrivals.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findMessage, setAttached } from '#db/pace/messages/messages.ts'
import { actorName, type Actor } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { MessageFile } from '#domain/message/message.ts'
import type { Intake } from '../../files/intake/intake.server.ts'
import { filesIn } from '../../arrivals/readers/mail/letter.ts'
import { parseMail } from '../../arrivals/readers/mail/mail.ts'

type Deps = { db: PaceDb; files: { intake: Pick<Intake, 'take'> } }

/** In whose name files of messages come; what it may send in a day is as much as a person may. */
const ACTOR: Actor = { kind: 'service', id: 'messages', scopes: ['leads:read', 'leads:write'] }
const BY = { actor: actorName(ACTOR), via: actorName(ACTOR) }

/**
 * Makes files of the contact of what was attached, judged as any other file is: what is refused is named with why, and stands in what came
 * in. Asked for again it goes on where it was.
 */
export async function keepMessageFiles({ db, files }: Deps, id: string): Promise<void> {
  const message = await findMessage(db, id)
  if (!message?.arrivalId || !message.contactId) return
  const arrival = await findArrival(db, message.arrivalId)
  const mail = arrival && (await parseMail(Buffer.from(arrival.body)))
  if (!mail) return
  const record = documentName('contact', message.contactId)
  const attached: MessageFile[] = [...message.attached]
  for (const [index, { name, content }] of filesIn(mail).entries()) {
    const known = attached[index]
    if (!known || known.fileId || known.refused) continue
    attached[index] = { ...known, ...(await takeFile(files.intake, { record, name, content })) }
    await setAttached(db, message, attached, BY.actor)
  }
}

const PASSING: ReadonlySet<string> = new Set(['unavailable', 'tooMany'])

type Offered = { record: string; name: string; content: Buffer }

async function takeFile(
  intake: Pick<Intake, 'take'>,
  { record, name, content }: Offered,
): Promise<Pick<MessageFile, 'fileId' | 'refused'>> {
  try {
    const body = new Blob([new Uint8Array(content)]).stream()
    const { id } = await intake.take(ACTOR, { record, name, bytes: content.length }, body, BY)
    return { fileId: id }
  } catch (error) {
    // A store that is away, and a day whose share is used, are asked again by the queue.
    if (!(error instanceof DomainError) || PASSING.has(error.code)) throw error
    return { refused: error.message }
  }
}
