import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import {
  findMessage,
  insertMessage,
  type NewMessage,
  listOpenLeads,
  lockMessage,
  recordDelivery,
} from '#db/pace/messages/messages.ts'
import { markConversationRead } from '#db/pace/messages/inbox.ts'
import { findLastMessage, lockConversation } from '#db/pace/messages/outgoing.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import type { Template, TemplateUse } from '#domain/message/template.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { type Actor, actorName, can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { chatParts } from '#domain/message/chat-parts.ts'
import { canTryAgain, type Delivery } from '#domain/message/message.ts'
import type { Purpose } from '#domain/outreach/outreach.ts'
import {
  keepOutreach,
  type OutreachHouse,
  requireOutreach,
  requireStillPassing,
} from '../outreach/check-outreach.server.ts'
import { chatPart, chosenTemplate, purposeOf, requireStillAllowed } from './outgoing/chat-part.ts'
import { chooseLine, type Line, type ListLines } from './outgoing/choose-line.ts'
import { letterPart } from './outgoing/letter-part.ts'
import { textPart } from './outgoing/text-part.ts'
import { SEND_TASK } from './send-task.ts'
import type { ListTemplates } from './templates/templates.ts'

/** Given by the page that it is written on: sent twice it is one. `after` is the newest message that its writer had seen, or empty. */
type Written = {
  id: string
  contactId: string
  after: string
  /** Of which lead it is, where whoever writes knows. */
  leadId?: string | undefined
  /** Sent by itself, as a reminder is: nobody has read anything for it, and no lead is answered by it. */
  isNotice?: boolean | undefined
  /** Why it goes although the rules for advertising speak against it, in the words of whoever sends it. */
  override?: string | undefined
}
export type WrittenLetter = Written & {
  channel: 'email'
  purpose: Purpose
  subject: string
  body: string
  /** Files of the contact that go along. */
  files: readonly string[]
}
type FromLine = {
  /** The number of the house that it goes from; without it the one that they wrote to last. */
  doorId?: string | undefined
}
export type WrittenText = Written &
  FromLine & { channel: 'sms'; purpose: Purpose; body: string; template?: undefined }
export type WrittenChat = Written &
  FromLine & { channel: 'whatsapp' } & (
    | { body: string; purpose: Purpose; files?: readonly string[]; template?: undefined }
    // What a template is for stands in it.
    | { template: TemplateUse; body?: undefined; purpose?: undefined; files?: undefined }
  )
export type WrittenMessage = WrittenLetter | WrittenChat | WrittenText
type Writing = {
  db: PaceDb
  personId: string
  actor: Actor
  by: ChangedBy
  messageHost: string
  templates: ListTemplates
  lines: ListLines
  settings: { current: () => { house: OutreachHouse } }
}

/**
 * Keeps a message and queues it, in one transaction. Where somebody has written or answered meanwhile, which its writer has not seen, it is
 * not sent: two tabs, or two colleagues, do not answer twice.
 */
export async function writeMessage(writing: Writing, written: WrittenMessage): Promise<void> {
  const { db, personId, actor } = writing
  const { id, contactId, after } = written
  // Asked of others before anything is held here.
  const line = await lineOf(writing, written)
  const template =
    written.channel === 'whatsapp' && (await chosenTemplate({ ...writing, line }, written))
  await db.transaction(async (tx) => {
    await lockConversation(tx, contactId)
    const known = await findMessage(tx, id)
    if (known) return requireSame(known, personId, written)
    const last = await findLastMessage(tx, contactId)
    if ((last?.id ?? '') !== after) throw moved()
    if (last && !written.isNotice)
      await markConversationRead(tx, { personId, contactId, readAt: last.at })
    const { leadId: answered, ...part } = await partOf(tx, writing, {
      written,
      template: template || null,
      line,
    })
    const about = written.leadId ?? answered
    const leadId = written.isNotice
      ? null
      : await findOwnLead(tx, actor, { contactId, answered: about })
    const at = new Date().toISOString()
    const purpose = (template && purposeOf(template)) || written.purpose || 'service'
    const passed = await requireOutreach(tx, {
      house: writing.settings.current().house,
      contactId,
      channel: part.channel,
      address: part.address,
      purpose,
      now: at,
      override: written.override,
    })
    const common = { contactId, leadId, personId, ...part, purpose, at }
    const parts = part.channel === 'whatsapp' ? chatParts({ ...part, id }) : [{ ...part, id }]
    const told = await keepParts(tx, common, { parts, by: actorName(actor) })
    await keepOutreach(tx, passed, { personId, by: writing.by, messageId: id })
    await appendEvents(tx, told)
  })
}

type Common = Omit<NewMessage, 'id' | 'direction' | 'state' | 'states'> & { at: string }
type Parts = { parts: readonly (Pick<NewMessage, 'body'> & { id: string })[]; by: string }

/** Keeps all that goes, and queues it: several parts one after the other, as they were chosen. */
async function keepParts(tx: PaceDb, common: Common, { parts, by }: Parts) {
  const { contactId, at } = common
  const states: Delivery[] = [{ state: 'queued', at }]
  const sending = { direction: 'outbound', state: 'queued', states } as const
  const queue = parts.length > 1 ? `${SEND_TASK}:${contactId}` : undefined
  const told = []
  for (const part of parts) {
    const kept = await insertMessage(tx, { ...common, ...part, ...sending }, by)
    if (!kept) throw moved()
    told.push(...kept.told)
    await queueSending(tx, part.id, queue)
  }
  return told
}

/** From which number of the house it goes. */
async function lineOf(
  { db, personId, actor, lines }: Writing,
  written: WrittenMessage,
): Promise<Line | null> {
  const { channel, contactId } = written
  if (channel === 'email') return null
  const teamId = actor.kind === 'person' ? actor.teamId : null
  const [all, { lastDoorId }] = await Promise.all([
    lines(channel, { id: personId, teamId }, db),
    findChatStanding(db, contactId, { channel }),
  ])
  return chooseLine(all, { asked: written.doorId, lastId: lastDoorId })
}

type Made = { written: WrittenMessage; template: Template | null; line: Line | null }

/** What is special to its way. */
async function partOf(tx: PaceDb, { messageHost }: Writing, { written, template, line }: Made) {
  switch (written.channel) {
    case 'email':
      return letterPart(tx, written, messageHost)
    case 'sms':
      return textPart(tx, written, line)
    case 'whatsapp':
      return chatPart(tx, written, { template, line })
  }
}

/**
 * The lead that is answered by it: the one that the last mail was about where that is still open, or else the newest. Only one that its
 * writer works: nobody answers for a colleague, whose clock runs on.
 */
async function findOwnLead(
  tx: PaceDb,
  actor: Actor,
  { contactId, answered }: { contactId: string; answered: string | null },
): Promise<string | null> {
  const open = await listOpenLeads(tx, contactId)
  const own = open.filter((lead) => can(actor, 'write', 'lead', leadFacts(lead)))
  return (own.find(({ id }) => id === answered) ?? own[0])?.id ?? null
}

/** Queues once more what did not get there. Pressed twice it is queued once. */
export async function sendAgain(
  { db, actor, settings, personId, by }: Omit<Writing, 'messageHost' | 'templates' | 'lines'>,
  { id, contactId }: { id: string; contactId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    // What else is sent to them meanwhile is counted with it.
    await lockConversation(tx, contactId)
    const message = await lockMessage(tx, id)
    if (message?.contactId !== contactId)
      throw new DomainError('notFound', 'This message does not exist.')
    if (message.state !== 'failed') return
    if (!canTryAgain(message)) throw triedTooOften()
    await requireStillAllowed(tx, message)
    const at = new Date().toISOString()
    const { house } = settings.current()
    const passed =
      message.purpose === 'marketing'
        ? await requireStillPassing(tx, { ...message, house, now: at }, personId)
        : null
    if (passed) await keepOutreach(tx, passed, { personId, by, messageId: id })
    const heard = { state: 'queued' as const, at }
    const queued = await recordDelivery(tx, id, heard, actorName(actor))
    if (!queued) throw triedTooOften()
    await queueSending(tx, id)
    await appendEvents(tx, queued.told)
  })
}

function queueSending(tx: PaceDb, id: string, queue?: string): Promise<void> {
  const key = `${SEND_TASK}:${id}`
  return addJob(tx, { task: SEND_TASK, payload: { id }, key, ...(queue ? { queue } : {}) })
}

type Known = NonNullable<Awaited<ReturnType<typeof findMessage>>>

/** Sent again after a lost answer it is the same; what was changed meanwhile has not gone. */
function requireSame(known: Known, personId: string, written: WrittenMessage): void {
  const { contactId, channel, body } = written
  const subject = written.channel === 'email' ? written.subject : ''
  const isTheirs = known.contactId === contactId && known.personId === personId
  const saysSame = body === undefined || (known.body === body && (known.subject ?? '') === subject)
  if (isTheirs && known.channel === channel && saysSame) return
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
