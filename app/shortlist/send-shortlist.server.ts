import { authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { windowEnd } from '#domain/message/whatsapp.ts'
import type { SendShortlist } from '#domain/shortlist/shortlist.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import { findAnswered, findLastMessage } from '#db/pace/messages/outgoing.ts'
import type { LeadRecord } from '#db/pace/leads/records.ts'
import { openShortlist } from '#db/pace/shortlists/open.ts'
import type { ShortlistRow } from '#db/pace/shortlists/make.ts'
import { hashSecret } from '#service/identity/secret.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { writeMessage, type WrittenMessage } from '../messages/write-message.server.ts'
import type { requirePerson } from '../pages/context.server.ts'
import { shortlistPath } from './page/address.ts'

type Who = ReturnType<typeof requirePerson>
type Sent = { list: ShortlistRow; lead: LeadRecord }

/** The shortlist behind an address that was made just now: nobody keeps the secret, so that whoever sends it says it once more. */
export async function requireSendable({ db }: Who, address: string): Promise<ShortlistRow> {
  const secret = address.split('/').at(-1) ?? ''
  const list = await openShortlist(db, hashSecret(secret), new Date())
  if (list && list !== 'closed') return list
  throw new DomainError('conflict', 'This link opens nothing any more; make a new one.', [], {
    key: 'shortlistClosed',
  })
}

/**
 * Writes to the customer where the shortlist is, in the language of its page and as a part of their conversation: by the rules, and with the
 * states, of everything that is written there. Sent twice under one id it is one.
 */
export async function sendShortlist(who: Who, { list, lead }: Sent, sent: SendShortlist) {
  const { db, actor, person, deps } = who
  const { contactId } = lead
  const facts = contactId && (await findContactFacts(db, [contactId])).get(contactId)
  if (!contactId || !facts)
    throw new DomainError('conflict', 'This lead has no contact to write to.', [], {
      key: 'leadHasNoContact',
    })
  authorise(actor, 'write', 'contact', facts)
  const { host: messageHost, templates, lines } = deps.messages
  const last = await findLastMessage(db, contactId)
  const written = { id: sent.messageId, contactId, after: last?.id ?? '' }
  await writeMessage(
    {
      db,
      personId: person.id,
      actor,
      by: who.by,
      messageHost,
      templates,
      lines,
      settings: deps.settings,
    },
    { ...written, ...letterOf(who, list, sent) },
  )
  return contactId
}

type Part = Pick<
  Extract<WrittenMessage, { channel: 'email' }>,
  'channel' | 'purpose' | 'subject' | 'body' | 'files'
>
type ChatPart = Pick<
  Extract<WrittenMessage, { body: string; channel: 'whatsapp' }>,
  'channel' | 'purpose' | 'body'
>

/** Whatever address came, it is that of this house. */
function letterOf(
  { deps, person }: Who,
  { language, greeting }: ShortlistRow,
  { address, channel }: SendShortlist,
): Part | ChatPart {
  const { name: house } = deps.settings.current().house
  const words = shortlistWords(language)
  const link = `${deps.appUrl}${shortlistPath(language, address.split('/').at(-1) ?? '')}`
  const body = words.message({ greeting, link, agent: person.name, house })
  // Homes for a need that they came with are no advertising.
  const purpose = 'service'
  if (channel === 'whatsapp') return { channel, purpose, body }
  return { channel, purpose, subject: words.page.title(house), body, files: [] }
}

/** By which ways a lead's contact could be written to now in one's own words. */
export async function findReach(db: PaceDb, contactId: string | null) {
  if (!contactId) return { email: false, whatsapp: false }
  const [mail, chat] = await Promise.all([
    findAnswered(db, contactId),
    findChatStanding(db, contactId),
  ])
  const openUntil = windowEnd(chat.lastWroteAt)
  const isOpen = openUntil !== null && openUntil > new Date().toISOString()
  return {
    email: mail.address !== null && !mail.isForeign,
    whatsapp: chat.address !== null && isOpen,
  }
}
