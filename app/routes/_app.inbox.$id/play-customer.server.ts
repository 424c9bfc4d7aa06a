import { findChatStanding } from '#db/pace/messages/chats.ts'
import { listThread } from '#db/pace/messages/inbox.ts'
import { findAnswered } from '#db/pace/messages/outgoing.ts'
import { contactTitle } from '#domain/contact/contact.ts'
import { notFound, type requirePerson } from '../../pages/context.server.ts'
import type { requireConversation } from './loaded/thread-loader.server.ts'

type Who = ReturnType<typeof requirePerson>
type Row = Awaited<ReturnType<typeof requireConversation>>['row']

/** In a demo: a mail in the name of the customer. */
export async function answerAsCustomer(
  { db, deps }: Who,
  row: Row,
  { subject, body }: { subject: string; body: string },
): Promise<void> {
  const receive = deps.messages.receiveInDemo ?? notFound('page')
  const { address } = await findAnswered(db, row.id)
  if (!address) notFound('address')
  const { rows } = await listThread(db, row.id, { limit: 30 })
  const sent = rows.find(({ channel, state }) => channel === 'email' && state === 'sent')
  const answers = sent?.externalId ? [sent.externalId] : []
  await receive({ from: { name: contactTitle(row) ?? '', address }, subject, body, answers })
}

/** In a demo: what the customer's phone tells, which is what they write, or that they have read what came. */
export async function chatAsCustomer(
  { db, deps }: Who,
  row: Row,
  form: { channel: 'whatsapp' | 'sms' } & (
    | { intent: 'customerChat'; body: string }
    | { intent: 'customerRead' }
  ),
): Promise<void> {
  const chats = deps.messages.demoChats ?? notFound('page')
  const { channel } = form
  const { address: phone } = await findChatStanding(db, row.id, { channel })
  if (!phone) notFound('phone')
  const from = { channel, phone, name: contactTitle(row) ?? '' }
  if (form.intent === 'customerChat') return chats.receive({ ...from, body: form.body })
  const { rows } = await listThread(db, row.id, { limit: 30 })
  const read = rows.filter(
    (one) =>
      one.channel === channel &&
      one.direction === 'outbound' &&
      (one.state === 'sent' || one.state === 'delivered'),
  )
  if (read.length > 0) await chats.receive({ ...from, read: read.map(({ id }) => id) })
}
