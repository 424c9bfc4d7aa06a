import { findFile } from '#db/pace/files/records.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { type MessageFile, MOST_SENT_BYTES } from '#domain/message/message.ts'

type Attaching = {
  contactId: string
  /** By their ids. */
  files: readonly string[]
}

/** What goes along, as it is called now: files of this contact, and not too much. */
export async function attachedTo(
  tx: PaceDb,
  { contactId, files }: Attaching,
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
