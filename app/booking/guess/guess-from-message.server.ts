import { authorise, can } from '#domain/access/access.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { splitQuoted } from '#domain/message/quoted.ts'
import { USUAL_MINUTES } from '#domain/viewing/bookable-minutes.ts'
import { saidTimes } from '#domain/spoken/when/said-times.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findLeadRecord, findOpenLead, type LeadRecord } from '#db/pace/leads/records.ts'
import { findMessage, type Message } from '#db/pace/messages/messages.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { standTimes } from './guessed-times.server.ts'
import type { Guess } from './guess.ts'
import type { Guessing } from './guessing.ts'
import { findNamedHome } from './named-home.server.ts'

/**
 * What a message says of a viewing, with the words that say it: for whom, which home where one is named, and when, held against what is free. A message
 * that is gone, or that one may not read, says nothing: the window that asks stays.
 */
export async function guessFromMessage(who: Guessing, messageId: string): Promise<Guess> {
  const { db, actor, zone } = who
  authorise(actor, 'create', 'viewing')
  const none = { messageId, lead: null, home: null, times: [], minutes: USUAL_MINUTES }
  const message = await findMessage(db, messageId)
  if (!message?.contactId || !(await mayRead(who, message.contactId))) return none
  const lead = await leadOf(who, message)
  const home = await findNamedHome(who, message, lead?.id ?? null)
  const said = saidTimes(splitQuoted(message.body).said, { sentAt: message.at, zone })
  const of = { leadId: lead?.id ?? null, listingId: home?.id ?? null }
  return {
    messageId,
    lead: lead && { id: lead.id, label: lead.name ?? lead.reference },
    home,
    ...(await standTimes(who, of, said)),
  }
}

async function mayRead({ db, actor }: Guessing, contactId: string): Promise<boolean> {
  const facts = (await findContactFacts(db, [contactId])).get(contactId)
  return facts !== undefined && can(actor, 'read', 'contact', facts)
}

/** The lead that the message belongs to, or the one that is still worked for its contact: if one may book for it. */
async function leadOf(
  { db, actor }: Guessing,
  { leadId, contactId }: Message,
): Promise<LeadRecord | null> {
  const own = leadId ? await findLeadRecord(db, leadScope(actor), leadId) : null
  const open = contactId ? await findOpenLead(db, { contactId, phone: null, email: null }) : null
  const found = own ?? open
  return found && can(actor, 'write', 'lead', leadFacts(found)) ? found : null
}
