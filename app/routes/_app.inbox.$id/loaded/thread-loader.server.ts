import { z } from 'zod'
import { authorise, can } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { isUuid } from '#domain/uuid.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import { findConversation, listThread } from '#db/pace/messages/inbox.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import { windowEnd } from '#domain/message/whatsapp.ts'
import { findAnswered } from '#db/pace/messages/outgoing.ts'
import { contactTitle } from '#domain/contact/contact.ts'
import type { SealFile } from '../../../files/record/address.server.ts'
import { fileAddress } from '../../../files/record/file-view.ts'
import { loadOutreach } from '../../../outreach/load-outreach.server.ts'
import { decodeCursor, encodeCursor } from '../../../http/page-cursor.ts'
import { notFound, type requirePerson } from '../../../pages/context.server.ts'

type Who = ReturnType<typeof requirePerson>

const PAGE = 30
/** So much of one message is shown. */
const SHOWN = 20_000
const CursorSchema = z.object({ at: InstantSchema, id: z.uuid() })

/** The contact of a conversation that this person may see. */
export async function requireConversation({ db, actor }: Who, id: string | undefined) {
  const row = id && isUuid(id) ? await findStandingContact(db, id) : null
  if (!row) notFound('contact')
  const facts = (await findContactFacts(db, [row.id])).get(row.id) ?? {}
  authorise(actor, 'read', 'contact', facts)
  return { row, facts }
}

/** A page of what was written, and where an answer would go. */
export async function loadThread(
  who: Who,
  { row, facts }: Awaited<ReturnType<typeof requireConversation>>,
  cursor: string | null,
) {
  const { db, actor, deps } = who
  const after = cursor ? decodeCursor(CursorSchema, cursor) : undefined
  const { receiveInDemo, demoChats } = deps.messages
  const [conversation, thread, answered, chat, isChatDemo] = await Promise.all([
    findConversation(db, row.id),
    listThread(db, row.id, { limit: PAGE, after }),
    findAnswered(db, row.id),
    findChatStanding(db, row.id),
    demoChats?.isOn() ?? false,
  ])
  const openUntil = windowEnd(chat.lastWroteAt)
  const outreach = await loadOutreach(db, row.id, {
    house: deps.settings.current().house,
    addresses: { email: answered.address, whatsapp: chat.address },
  })
  return {
    id: row.id,
    name: contactTitle(row),
    conversation,
    answered: {
      address: answered.address,
      isForeign: answered.isForeign,
      subject: replySubject(answered.subject),
    },
    mayWrite: can(actor, 'write', 'contact', facts),
    chat: {
      address: chat.address,
      openUntil,
      isOpen: openUntil !== null && openUntil > new Date().toISOString(),
      isRefused: chat.consent === 'withdrawn',
    },
    outreach,
    language: row.language,
    isDemo: receiveInDemo !== null,
    isChatDemo,
    page: {
      rows: thread.rows.map((row) => show(row, deps.sealFile)),
      next: thread.next && encodeCursor(thread.next),
    },
  }
}

export type LoadedThread = Awaited<ReturnType<typeof loadThread>>
export type ShownMessage = ReturnType<typeof show>

function show(message: Message, seal: SealFile) {
  const { id, at, channel, direction, personId, leadId, subject, state, states, address } = message
  const body = cutCharacters(message.body, SHOWN)
  return {
    id,
    at,
    channel,
    direction,
    personId,
    leadId,
    subject,
    body,
    template: message.template,
    isCut: message.isCut || body.length < message.body.length,
    address,
    state,
    problem: state === 'failed' ? (states.at(-1)?.problem ?? '') : null,
    attached: message.attached.map((file) => ({
      ...file,
      href: file.fileId
        ? fileAddress({ id: file.fileId, seal: seal(file.fileId) }, 'original')
        : null,
    })),
  }
}

/** As mail programs call an answer, once. */
function replySubject(subject: string | null): string {
  if (!subject) return ''
  return /^(?:re|رد)\s?:/i.test(subject) ? subject : `Re: ${subject}`
}
