import { z } from 'zod'
import { requireRead } from '../../outreach/require-read.ts'
import { authorise, can, type Facts } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { keysOf } from '#domain/catalogue.ts'
import { CONSENT_CHANNELS } from '#domain/contact/consent.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { LONGEST_BODY, LONGEST_SUBJECT, MOST_FILES } from '#domain/message/message.ts'
import { TemplateUseSchema } from '#domain/message/template.ts'
import { PURPOSES } from '#domain/outreach/outreach.ts'
import { parse } from '#domain/parse.ts'
import { named } from '#domain/said.ts'
import { isStorable } from '#domain/storable.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import { findMessage, messageEvent } from '#db/pace/messages/messages.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { changeConversation, markConversationRead } from '#db/pace/messages/inbox.ts'
import { sendAgain, writeMessage } from '../../messages/write-message.server.ts'
import { answerAsCustomer, chatAsCustomer } from './play-customer.server.ts'
import { notFound, type requirePerson } from '../../pages/context.server.ts'
import type { requireConversation } from './loaded/thread-loader.server.ts'

const text = (longest: number) => z.string().max(longest).refine(isStorable)
const perhapsEmpty = text(LONGEST_BODY).trim()
const body = perhapsEmpty.min(1)
const files = z
  .string()
  .max(40 * MOST_FILES)
  .default('')
  .transform((ids) => (ids === '' ? [] : ids.split(',')))
  .pipe(z.array(z.uuid()).max(MOST_FILES))
const subject = text(LONGEST_SUBJECT).trim()
const DAY_MS = 86_400_000
const SNOOZES = { tomorrow: DAY_MS, nextWeek: 7 * DAY_MS, wake: 0 }

const sent = {
  id: z.uuid(),
  after: z.union([z.literal(''), z.uuid()]),
  override: z.string().max(2_000).optional(),
}
const purpose = z.enum(PURPOSES)
const doorId = z.union([z.literal('').transform(() => undefined), z.uuid()]).optional()
const TemplateFormSchema = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' })
      return z.NEVER
    }
  })
  .pipe(TemplateUseSchema.extend({ values: z.record(z.string(), text(1000)) }))
/** What is read and written on the phone of a demo's customer. */
const PHONE = z.enum(['whatsapp', 'sms']).default('whatsapp')
const FormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('send'),
    ...sent,
    purpose,
    subject,
    body,
    files,
  }),
  z
    .object({ intent: z.literal('chat'), ...sent, doorId, purpose, body: perhapsEmpty, files })
    .refine((chat) => chat.body !== '' || chat.files.length > 0, {
      path: ['body'],
      ...named('is empty', 'required'),
    }),
  z.object({ intent: z.literal('text'), ...sent, doorId, purpose, body }),
  z.object({ intent: z.literal('template'), ...sent, doorId, template: TemplateFormSchema }),
  z.object({ intent: z.literal('again'), id: z.uuid() }),
  z.object({
    intent: z.literal('takeBackRefusal'),
    channel: z.enum(keysOf(CONSENT_CHANNELS)),
    at: InstantSchema,
  }),
  z.object({ intent: z.literal('read'), at: InstantSchema }),
  z.object({
    intent: z.literal('assign'),
    personId: z.union([z.literal('').transform(() => null), z.uuid()]),
  }),
  z.object({ intent: z.literal('snooze'), until: z.enum(['tomorrow', 'nextWeek', 'wake']) }),
  z.object({ intent: z.literal('customer'), subject, body }),
  z.object({ intent: z.literal('customerChat'), channel: PHONE, body }),
  z.object({ intent: z.literal('customerRead'), channel: PHONE }),
])
type Who = ReturnType<typeof requirePerson>
type Found = Awaited<ReturnType<typeof requireConversation>>
type Change = { facts: Facts; contactId: string }

/** What is done in a conversation. To read it is marked by who may see it; all else asks for the right to write to the contact. */
export async function runThreadAction(who: Who, { row, facts }: Found, data: FormData) {
  const { actor, db, person, deps } = who
  const contactId = row.id
  const form = parse(FormSchema, Object.fromEntries(data), 'The form')
  if (form.intent === 'read') {
    authorise(actor, 'read', 'contact', facts)
    await markConversationRead(db, { personId: person.id, contactId, readAt: form.at })
    return { done: form.intent }
  }
  authorise(actor, 'write', 'contact', facts)
  const writing = writingOf(who)
  switch (form.intent) {
    case 'send':
      await writeMessage(writing, { ...form, contactId, channel: 'email' })
      return { done: form.intent, sent: form.id }
    case 'text':
      await writeMessage(writing, { ...form, contactId, channel: 'sms' })
      return { done: form.intent, sent: form.id }
    case 'chat':
    case 'template':
      await writeMessage(writing, { ...form, contactId, channel: 'whatsapp' })
      return { done: form.intent, sent: form.id }
    case 'again':
      await sendAgain(writing, { id: form.id, contactId })
      break
    case 'takeBackRefusal': {
      const { channel, at } = form
      requireRead(row.consent[channel])
      const name = documentName('contact', contactId)
      await deps.commands.forPerson(who.session).run(name, 'takeBackRefusal', { channel, at })
      break
    }
    case 'assign':
      if (form.personId) await requireAnswerer(db, form.personId, facts)
      await change(who, { facts, contactId }, { assigneeId: form.personId })
      break
    case 'snooze': {
      const rests = SNOOZES[form.until]
      const snoozedUntil = rests > 0 ? new Date(Date.now() + rests).toISOString() : null
      await change(who, { facts, contactId }, { snoozedUntil })
      break
    }
    case 'customer':
      await answerAsCustomer(who, row, form)
      break
    case 'customerChat':
    case 'customerRead':
      await chatAsCustomer(who, row, form)
  }
  return { done: form.intent }
}

function writingOf({ actor, db, person, by, deps }: Who) {
  const { host: messageHost, templates, lines } = deps.messages
  const { settings } = deps
  return { db, personId: person.id, actor, by, messageHost, templates, lines, settings }
}

/** Whoever is to answer works here, and may write to this contact: what is given to others would be seen by nobody. */
async function requireAnswerer(db: Who['db'], personId: string, facts: Facts): Promise<void> {
  const person = await findActivePerson(db, personId)
  const { id, role, teamId, seesTeam } = person ?? notFound('person')
  if (can({ kind: 'person', id, role, teamId, seesTeam }, 'write', 'contact', facts)) return
  const said = { key: 'mayNotAnswer' as const }
  throw new DomainError(
    'invalid',
    'They may not write to this contact. Share a lead first.',
    [],
    said,
  )
}

/** Told by the newest message, so that whoever looks at the inbox sees it. */
async function change(
  { db, person }: Who,
  { contactId }: Change,
  to: Parameters<typeof changeConversation>[2],
): Promise<void> {
  await db.transaction(async (tx) => {
    const changed = await changeConversation(tx, contactId, to)
    const last = changed && (await findMessage(tx, changed.lastId))
    if (!last) notFound('conversation')
    const told = { old: {}, new: to }
    await appendEvents(tx, [{ ...messageEvent(last, last, `person:${person.id}`), ...told }])
  })
}
