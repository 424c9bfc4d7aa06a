import type { PaceDb } from '#db/pace/client.ts'
import { findAnswered } from '#db/pace/messages/outgoing.ts'
import { DomainError } from '#domain/errors.ts'
import { attachedTo } from './attached-files.ts'

type Letter = {
  id: string
  contactId: string
  subject: string
  body: string
  files: readonly string[]
}

/** What a mail has by its way: to which address it goes, what it answers, what goes along. */
export async function letterPart(tx: PaceDb, letter: Letter, messageHost: string) {
  const { id, contactId, subject, body } = letter
  const { address, answers, leadId } = await findAnswered(tx, contactId)
  if (!address) throw noAddress()
  return {
    leadId,
    channel: 'email' as const,
    subject: subject || null,
    body,
    address,
    externalId: `<${id}@${messageHost}>`,
    answers,
    attached: await attachedTo(tx, letter),
  }
}

function noAddress(): DomainError {
  return new DomainError('invalid', 'This contact has no e-mail address.', [], {
    key: 'noMailAddress',
  })
}
