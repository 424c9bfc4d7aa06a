import type { PaceDb } from '#db/pace/client.ts'
import { type ChatStanding, findChatStanding } from '#db/pace/messages/chats.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import { DomainError } from '#domain/errors.ts'
import { LONGEST_SMS } from '#domain/message/sms.ts'
import { hasRefusedTexts } from '../carriers/refused-texts.ts'
import type { Line } from './choose-line.ts'

type Text = { contactId: string; body: string; purpose: Message['purpose'] }

/** What an SMS has by its way: to which number it goes, from which, and that its reader has not refused them since they wrote last. */
export async function textPart(tx: PaceDb, { contactId, body, purpose }: Text, line: Line | null) {
  const standing = await findChatStanding(tx, contactId, { channel: 'sms', doorId: line?.id })
  const { address, leadId } = standing
  if (!address) throw broken('contactHasNoPhone', 'This contact has no phone number.')
  if (body.length > LONGEST_SMS) throw broken('smsTooLong', 'This is too long for an SMS.')
  if (purpose === 'marketing' && line && !line.mayAdvertise)
    throw broken('noMarketingSender', 'The house has no sender for advertising by SMS.')
  requireWanted(standing)
  return {
    leadId,
    channel: 'sms' as const,
    subject: null,
    body,
    address,
    answers: [],
    doorId: line?.id ?? null,
  }
}

/** Who has refused and not written since gets nothing, whatever it is for: networks shut out who writes on. */
export function requireWanted(standing: ChatStanding): void {
  if (!hasRefusedTexts(standing)) return
  throw broken('smsUnwanted', 'This contact does not want to be written to by SMS.')
}

function broken(key: string, sentence: string): DomainError {
  return new DomainError('invalid', sentence, [], { key })
}
