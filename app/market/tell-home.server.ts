import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { wasMerged } from '#domain/documents/record-commands.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { type NotTold, wayToTell } from '#domain/market/tell-home.ts'
import { windowEnd } from '#domain/message/whatsapp.ts'
import { parse } from '#domain/parse.ts'
import { OPEN_DAYS } from '#domain/shortlist/shortlist.ts'
import { dayOf } from '#domain/zone-time.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/leads/records.ts'
import { findListing } from '#db/pace/listings/page.ts'
import { listShownTo } from '#db/pace/matching/told.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import { findConversation } from '#db/pace/messages/inbox.ts'
import { lockConversation } from '#db/pace/messages/outgoing.ts'
import { insertShortlist } from '#db/pace/shortlists/make.ts'
import { isNotFor } from '#db/pace/shortlists/unsuited.ts'
import { newLinkSecret, openUntil } from '../secret-link/new-link.ts'
import { writeIn } from '#service/http/readers-language.ts'
import { marketWords } from '#words/market.ts'
import { leadScope, teamScope } from '../api/caller/scopes.ts'
import { writeMessage, type WrittenMessage } from '../messages/write-message.server.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'
import { languageOf } from '../shortlist/load-offered.server.ts'
import { shortlistPath } from '../shortlist/page/address.ts'
import { MOST_APPLICANTS } from './load-applicants.server.ts'
import { writeOffer } from './write-offer.ts'

const FormSchema = z.object({
  listingId: z.uuid(),
  leads: z
    .string()
    .max(40 * MOST_APPLICANTS)
    .transform((text) => [...new Set(text.split(' ').filter(Boolean))])
    .pipe(z.array(z.uuid()).min(1).max(MOST_APPLICANTS)),
})
type Who = ReturnType<typeof requirePerson>
type Home = NonNullable<Awaited<ReturnType<typeof findListing>>>['listing']
/** Who heard of it, and of the others why not, as problems are named. */
export type Told = { told: string[]; left: { lead: string; why: string }[] }

/** Tells applicants of a home: each by a message of their own. Of one, a refusal is the answer; of many, it is said of each. */
export async function tellHome(who: Who, data: FormData): Promise<Told> {
  const form = parse(FormSchema, Object.fromEntries(data), 'The form')
  const home = (await findListing(who.db, form.listingId))?.listing ?? notFound('listing')
  authorise(who.actor, 'read', 'listing', listingFacts(home))
  const done: Told = { told: [], left: [] }
  for (const lead of form.leads) {
    try {
      await tellOne(who, home, lead)
      done.told.push(lead)
    } catch (error) {
      if (form.leads.length === 1 || !(error instanceof DomainError)) throw error
      done.left.push({ lead, why: whyOf(error) })
    }
  }
  return done
}

/** By the name that its words have; of what has none here, its own sentence. */
function whyOf({ said, message }: DomainError): string {
  const why = said?.key === 'notTold' ? said.with?.['why'] : said?.key
  return typeof why === 'string' ? why : message
}

/**
 * A page of the home for this lead, and the message that says where it is, in one transaction. The conversation is held first, as
 * whoever writes in it does: who waits for an answer is not offered a home instead, and of two who press at once one tells.
 */
async function tellOne(who: Who, home: Home, leadId: string): Promise<void> {
  const { db, actor, person, deps, by } = who
  const lead = await requireLead(who, leadId)
  const contact = await requireContact(who, lead)
  const language = languageOf(contact.language, deps)
  const { secret, keyHash } = newLinkSecret()
  const address = `${deps.appUrl}${shortlistPath(language, secret)}`
  const name = nameIn(contact, language)
  const offer = writeIn(language, () =>
    writeOffer(home, { name, address, language, agent: person.name }),
  )
  const { house } = deps.settings.current()
  const today = dayOf(Date.now(), house.zone)
  const endsAt = openUntil(house, OPEN_DAYS[0])
  await db.transaction(async (tx) => {
    await lockConversation(tx, contact.id)
    const conversation = await findConversation(tx, contact.id)
    const channel = await requireWay(tx, { home, lead, contact, conversation })
    const made = { leadId, personId: person.id, homes: [home.id], language, greeting: '' }
    await insertShortlist(
      tx,
      { ...made, keyHash, endsAt },
      { scope: teamScope(actor, 'listings:read'), today, by },
    )
    const after = conversation?.lastId ?? ''
    const message = { id: randomUUID(), contactId: contact.id, leadId, after }
    const written: WrittenMessage =
      channel === 'email'
        ? { ...message, purpose: 'marketing', channel, ...offer, files: [] }
        : { ...message, purpose: 'marketing', channel, body: offer.body }
    await writeMessage(writingOf(who, tx), written)
  })
}

type Contact = Awaited<ReturnType<typeof requireContact>>
type Asked = {
  home: Home
  lead: LeadRecord
  contact: Contact
  conversation: Awaited<ReturnType<typeof findConversation>>
}

/** By which way they are told; throws why they are not, as it stands while the conversation is held. */
async function requireWay(tx: Who['db'], { home, lead, contact, conversation }: Asked) {
  if (await isNotFor(tx, { leadId: lead.id, listingId: home.id })) throw notTold('notFor')
  const chat = await findChatStanding(tx, contact.id)
  const end = windowEnd(chat.lastWroteAt)
  const { by, why } = wayToTell({
    contact,
    // An enquiry of a portal is no message: an offer would count as the answer to it.
    waits: lead.firstContactedAt === null || conversation?.lastDirection === 'inbound',
    wasTold: (await listShownTo(tx, home.id, [lead.id])).has(lead.id),
    chatIsOpen: chat.address !== null && end !== null && end > new Date().toISOString(),
  })
  if (by === null) throw notTold(why)
  return by
}

function writingOf({ actor, by, person, deps }: Who, db: Who['db']) {
  const { host: messageHost, templates, lines } = deps.messages
  return {
    db,
    personId: person.id,
    actor,
    by,
    messageHost,
    templates,
    lines,
    settings: deps.settings,
  }
}

/** Whom the lead is of, where this person may write to them. */
async function requireContact({ db, actor }: Who, lead: LeadRecord) {
  const contact = (lead.contactId && (await findStandingContact(db, lead.contactId))) || null
  if (!contact) throw notTold('nobody')
  const facts = (await findContactFacts(db, [contact.id])).get(contact.id) ?? {}
  authorise(actor, 'write', 'contact', facts)
  return contact
}

/** A lead that this person works and that goes on. */
async function requireLead({ db, actor }: Who, id: string): Promise<LeadRecord> {
  const lead = (await findLeadRecord(db, leadScope(actor), id)) ?? notFound('lead')
  authorise(actor, 'write', 'lead', leadFacts(lead))
  if (lead.mergedInto) throw wasMerged()
  return lead
}

function nameIn(contact: { name: string | null; nameAr: string | null }, language: string) {
  return (language === 'ar' ? contact.nameAr || contact.name : contact.name || contact.nameAr) ?? ''
}

function notTold(why: NotTold): DomainError {
  const sentence = marketWords('en').applicants.why[why]
  return new DomainError('conflict', `${sentence}.`, [], { key: 'notTold', with: { why } })
}
