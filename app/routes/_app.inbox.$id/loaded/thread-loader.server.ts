import { z } from 'zod'
import { authorise, can } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { isUuid } from '#domain/uuid.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import { nameDoors } from '#db/pace/arrivals/doors.ts'
import { findConversation, listThread } from '#db/pace/messages/inbox.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import { findAnswered } from '#db/pace/messages/outgoing.ts'
import { contactTitle } from '#domain/contact/contact.ts'
import type { SealFile } from '../../../files/record/address.server.ts'
import { showFile } from './show-file.ts'
import { loadLines } from './load-lines.server.ts'
import { loadOutreach } from '../../../outreach/load-outreach.server.ts'
import { decodeCursor, encodeCursor } from '../../../http/page-cursor.ts'
import { notFound, type requirePerson } from '../../../pages/context.server.ts'

type Who = ReturnType<typeof requirePerson>

const PAGE = 30
/** So much of one message is shown. */
const SHOWN = 20_000
/** Of which networks one plays the customers. */
const NO_DEMO = { whatsapp: false, sms: false }
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
  const { db, actor, person, deps } = who
  const after = cursor ? decodeCursor(CursorSchema, cursor) : undefined
  const { receiveInDemo, demoChats, lines } = deps.messages
  const [conversation, thread, answered, chats, texts, demo, lineNames] = await Promise.all([
    findConversation(db, row.id),
    listThread(db, row.id, { limit: PAGE, after }),
    findAnswered(db, row.id),
    loadLines({ db, lines }, { contactId: row.id, channel: 'whatsapp', person }),
    loadLines({ db, lines }, { contactId: row.id, channel: 'sms', person }),
    demoChats?.isOn() ?? NO_DEMO,
    nameLines(db),
  ])
  const { standing: chat } = chats
  const outreach = await loadOutreach(db, row.id, {
    house: deps.settings.current().house,
    addresses: {
      email: answered.address,
      whatsapp: chat.address,
      sms: texts.standing.address,
    },
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
      isRefused: chat.consent === 'withdrawn',
      lines: chats.lines,
    },
    text: { address: texts.standing.address, lines: texts.lines },
    outreach,
    language: row.language,
    isDemo: receiveInDemo !== null,
    demo,
    page: {
      rows: thread.rows.map((row) => show(row, deps.sealFile, lineNames)),
      next: thread.next && encodeCursor(thread.next),
    },
  }
}

export type LoadedThread = Awaited<ReturnType<typeof loadThread>>
export type ShownMessage = ReturnType<typeof show>

/** Of each way of which the house has, or had, several numbers what they are called: one alone says nothing. */
async function nameLines(db: Who['db']): Promise<Map<string, string>> {
  const named = await Promise.all([nameDoors(db, 'whatsapp'), nameDoors(db, 'sms')])
  return new Map(named.flatMap((names) => (names.size > 1 ? [...names] : [])))
}

function show(message: Message, seal: SealFile, lineNames: ReadonlyMap<string, string>) {
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
    line: (message.doorId && lineNames.get(message.doorId)) ?? null,
    state,
    problem: state === 'failed' ? (states.at(-1)?.problem ?? '') : null,
    attached: message.attached.map((file) => showFile(file, seal)),
  }
}

/** As mail programs call an answer, once. */
function replySubject(subject: string | null): string {
  if (!subject) return ''
  return /^(?:re|رد)\s?:/i.test(subject) ? subject : `Re: ${subject}`
}
