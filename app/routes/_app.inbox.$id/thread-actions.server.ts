import { z } from 'zod'
import { authorise, can, type Facts } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { LONGEST_BODY, LONGEST_SUBJECT, MOST_FILES } from '#domain/message/message.ts'
import { parse } from '#domain/parse.ts'
import { isStorable } from '#domain/storable.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import { findMessage, messageEvent } from '#db/pace/messages/messages.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { changeConversation, listThread, markConversationRead } from '#db/pace/messages/inbox.ts'
import { findAnswered } from '#db/pace/messages/outgoing.ts'
import { contactTitle } from '#domain/contact/contact.ts'
import { sendAgain, writeLetter } from '../../messages/write-letter.server.ts'
import { notFound, type requirePerson } from '../../pages/context.server.ts'
import type { requireConversation } from './thread-loader.server.ts'

const text = (longest: number) => z.string().max(longest).refine(isStorable)
const body = text(LONGEST_BODY).trim().min(1)
const subject = text(LONGEST_SUBJECT).trim()
const DAY_MS = 86_400_000
const SNOOZES = { tomorrow: DAY_MS, nextWeek: 7 * DAY_MS, wake: 0 }

const FormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('send'),
    id: z.uuid(),
    after: z.union([z.literal(''), z.uuid()]),
    subject,
    body,
    files: z
      .string()
      .max(40 * MOST_FILES)
      .default('')
      .transform((ids) => (ids === '' ? [] : ids.split(',')))
      .pipe(z.array(z.uuid()).max(MOST_FILES)),
  }),
  z.object({ intent: z.literal('again'), id: z.uuid() }),
  z.object({ intent: z.literal('read'), at: InstantSchema }),
  z.object({
    intent: z.literal('assign'),
    personId: z.union([z.literal('').transform(() => null), z.uuid()]),
  }),
  z.object({ intent: z.literal('snooze'), until: z.enum(['tomorrow', 'nextWeek', 'wake']) }),
  z.object({ intent: z.literal('customer'), subject, body }),
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
  const writing = { db, personId: person.id, actor, messageHost: deps.messages.host }
  switch (form.intent) {
    case 'send':
      await writeLetter(writing, { ...form, contactId })
      return { done: form.intent, sent: form.id }
    case 'again':
      await sendAgain(writing, { id: form.id, contactId })
      break
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
  }
  return { done: form.intent }
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

async function answerAsCustomer(
  { db, deps }: Who,
  row: Found['row'],
  { subject: about, body: said }: { subject: string; body: string },
): Promise<void> {
  const receive = deps.messages.receiveInDemo ?? notFound('page')
  const { address } = await findAnswered(db, row.id)
  if (!address) notFound('address')
  const { rows } = await listThread(db, row.id, { limit: 30 })
  const sent = rows.find(({ channel, state }) => channel === 'email' && state === 'sent')
  const answers = sent?.externalId ? [sent.externalId] : []
  const from = { name: contactTitle(row) ?? '', address }
  await receive({ from, subject: about, body: said, answers })
}
