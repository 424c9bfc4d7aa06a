import type { PaceDb } from '#db/pace/client.ts'
import { type ChatStanding, findChatStanding } from '#db/pace/messages/chats.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import { DomainError } from '#domain/errors.ts'
import {
  fillTemplate,
  missingField,
  type Template,
  type TemplateUse,
} from '#domain/message/template.ts'
import { LONGEST_CHAT, windowEnd } from '#domain/message/whatsapp.ts'
import type { Purpose } from '#domain/outreach/outreach.ts'
import { attachedToChat } from './attached-files.ts'
import type { Line } from './choose-line.ts'
import { requireWanted } from './text-part.ts'
import type { ListTemplates } from '../templates/templates.ts'

type Chat = {
  contactId: string
  body?: string | undefined
  /** Files of the contact that go along. */
  files?: readonly string[] | undefined
  template?: TemplateUse | undefined
}
type Sending = {
  template: Template | null
  /** The number of the house that it goes from. */
  line: Line | null
}

/** The template as Meta has it now; null for what is written in one's own words. */
export async function chosenTemplate(
  { templates, line }: { templates: ListTemplates; line: Line | null },
  { template: use }: Pick<Chat, 'template'>,
): Promise<Template | null> {
  if (!use) return null
  const all = await templates(line?.id)
  const found = all.find(({ name, language }) => name === use.name && language === use.language)
  if (!found) throw broken('templateGone', 'This template is not approved any more.')
  const missing = missingField(found, use.values)
  if (missing !== undefined) throw broken('templateField', 'Fill in every field of the template.')
  return found
}

/** What a template is for, as Meta has approved it. */
export function purposeOf({ category }: Pick<Template, 'category'>): Purpose {
  return category === 'marketing' ? 'marketing' : 'service'
}

/**
 * What a chat has by its way. In one's own words for a day after the contact wrote; later by a template, to whoever wrote to the house or
 * has agreed to it. Whether somebody may be advertised to is asked for every way alike (`app/outreach/`).
 */
export async function chatPart(
  tx: PaceDb,
  { contactId, body = '', files = [], template: use }: Chat,
  { template, line }: Sending,
) {
  const standing = await findChatStanding(tx, contactId, { doorId: line?.id })
  const { address, leadId } = standing
  if (!address) throw broken('contactHasNoPhone', 'This contact has no phone number.')
  const common = {
    leadId,
    channel: 'whatsapp' as const,
    subject: null,
    address,
    answers: [],
    doorId: line?.id ?? null,
    attached: await attachedToChat(tx, { contactId, files }),
  }
  if (template && use) {
    if (purposeOf(template) === 'service') requireAgreed(standing)
    const values = Object.fromEntries(template.fields.map((name) => [name, use.values[name] ?? '']))
    const text = fillTemplate(template.text, values)
    return { ...common, body: text, template: template.name, templateFields: { ...use, values } }
  }
  requireOpen(standing)
  if (body.length > LONGEST_CHAT) throw broken('chatTooLong', 'This is too long for WhatsApp.')
  return { ...common, body }
}

/** What did not get there is written once more as if it were new: they may have refused since, or the day may be over. */
export async function requireStillAllowed(
  tx: PaceDb,
  message: Pick<Message, 'contactId' | 'channel' | 'template' | 'purpose' | 'doorId'>,
): Promise<void> {
  const { contactId, channel, template, purpose, doorId } = message
  if (!contactId || (channel !== 'whatsapp' && channel !== 'sms')) return
  const standing = await findChatStanding(tx, contactId, { channel, doorId })
  if (channel === 'sms') return requireWanted(standing)
  if (!template) requireOpen(standing)
  else if (purpose !== 'marketing' && standing.consent === 'withdrawn') throw refused()
}

function requireOpen({ lastWroteAt }: ChatStanding): void {
  const end = windowEnd(lastWroteAt)
  if (!end || end <= new Date().toISOString())
    throw broken('chatWindowClosed', 'They wrote longer than a day ago. Choose a template.')
}

function requireAgreed({ consent, lastWroteAt }: ChatStanding): void {
  if (consent === 'given') return
  if (consent === 'withdrawn') throw refused()
  if (lastWroteAt) return
  throw broken('chatNotAgreed', 'This contact has not agreed to be written to on WhatsApp.')
}

function refused(): DomainError {
  return broken('chatRefused', 'This contact does not want to be written to on WhatsApp.')
}

function broken(key: string, sentence: string): DomainError {
  return new DomainError('invalid', sentence, [], { key })
}
