import { findFile } from '#db/pace/files/records.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { judgeChatFile } from '#domain/message/chat-file.ts'
import { type MessageFile, MOST_SENT_BYTES } from '#domain/message/message.ts'

type Attaching = {
  contactId: string
  /** By their ids. */
  files: readonly string[]
}

/** What goes along with a mail, as it is called now: files of this contact, and not too much. */
export async function attachedTo(tx: PaceDb, attaching: Attaching): Promise<MessageFile[]> {
  const attached = await filesOf(tx, attaching)
  if (attached.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_SENT_BYTES) throw tooHeavy()
  return attached
}

/** What goes along on WhatsApp: files of this contact, each of a kind and size that Meta takes. */
export async function attachedToChat(tx: PaceDb, attaching: Attaching): Promise<MessageFile[]> {
  const attached = await filesOf(tx, attaching)
  for (const { name, type, bytes } of attached) {
    const judged = judgeChatFile({ type, bytes })
    if (!('refused' in judged)) continue
    throw judged.refused === 'kind' ? notTaken(name) : tooLarge(name, judged.most)
  }
  return attached
}

async function filesOf(tx: PaceDb, { contactId, files }: Attaching) {
  const attached = []
  for (const fileId of new Set(files)) {
    const file = await findFile(tx, fileId)
    if (file?.record !== documentName('contact', contactId)) throw fileGone()
    const { name, bytes, type } = file
    attached.push({ fileId, name, bytes, type })
  }
  return attached
}

function fileGone(): DomainError {
  return new DomainError('invalid', 'A file of it is not there any more. Take it out.', [], {
    key: 'attachedGone',
  })
}

function notTaken(name: string): DomainError {
  const said = { key: 'chatFileKind' as const, with: { name } }
  return new DomainError('invalid', `WhatsApp does not take “${name}”. Send it by mail.`, [], said)
}

function tooLarge(name: string, most: number): DomainError {
  const sentence = `“${name}” is larger than ${most} MB, the most that WhatsApp takes of its kind.`
  return new DomainError('tooLarge', sentence, [], {
    key: 'chatFileTooLarge',
    with: { name, most },
  })
}

function tooHeavy(): DomainError {
  return new DomainError('tooLarge', 'Its files are too large for a mail.', [], {
    key: 'attachedTooLarge',
  })
}
