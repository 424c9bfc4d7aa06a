import { z } from 'zod'
import { type Actor, authorise } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { LONGEST_BODY, LONGEST_SUBJECT } from '#domain/message/message.ts'
import { isStorable } from '#domain/storable.ts'
import { OCCASIONS } from '#domain/viewing/customer.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findMessage } from '#db/pace/messages/messages.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { insertViewingLink } from '#db/pace/viewings/links.ts'
import { lockViewing } from '#db/pace/viewings/records.ts'
import { askedOnce } from '../messages/templates/templates.ts'
import { newLinkSecret } from '../secret-link/new-link.ts'
import { writeMessage, type WrittenMessage } from '../messages/write-message.server.ts'
import { appointmentPath } from '../viewing-page/page/address.ts'
import { LINK_FIELD, type Proposal, type ProposedWay } from './proposal.ts'
import { type ProposeDeps, proposeTelling } from './propose.server.ts'

const text = (longest: number) => z.string().max(longest).refine(isStorable).pipe(z.string().trim())

export const TellingSchema = z.object({
  viewingId: z.uuid(),
  /** The message's own: a form that is sent again writes nothing again. */
  id: z.uuid(),
  occasion: z.enum(OCCASIONS),
  way: z.enum(['email', 'whatsapp']),
  after: z.union([z.literal(''), z.uuid()]),
  /** The time that the page named: what was moved meanwhile is not told with the old one. */
  seen: InstantSchema,
  subject: text(LONGEST_SUBJECT).default(''),
  body: text(LONGEST_BODY).default(''),
  reminds: z.enum(['yes']).optional(),
})
export type Telling = z.output<typeof TellingSchema>

export type TellDeps = Omit<ProposeDeps, 'writer'> & { appUrl: string; messageHost: string }
type Teller = { actor: Actor; personId: string; by: ChangedBy }

/**
 * Writes to the customer of a viewing, with a link of their own below the words. What is written is what the page proposed, as far as the viewing still
 * stands so; the words are the agent's, but those of a template.
 */
export async function tellCustomer(
  deps: TellDeps,
  { actor, personId, by }: Teller,
  telling: Telling,
): Promise<void> {
  // Asked of others before anything is held here, and of a mail not at all.
  const writer = { id: personId, teamId: actor.kind === 'person' ? actor.teamId : null }
  const asked = askedOnce(telling.way === 'whatsapp' ? deps.templates : async () => [])
  const asking = { ...deps, writer, templates: asked.ask }
  await proposeTelling(asking, telling.viewingId, askedFor(telling.occasion))
  await asked.answers()
  await deps.db.transaction(async (tx) => {
    const held = { ...asking, db: tx }
    const { viewing, proposal } = await proposeHeld(held, telling)
    const facts = (await findContactFacts(tx, [proposal.contactId])).get(proposal.contactId) ?? {}
    authorise(actor, 'write', 'contact', facts)
    const sent = await findMessage(tx, telling.id)
    if (sent && sent.personId === personId && sent.contactId === proposal.contactId) return
    const way = proposal.ways.find((one) => one.way === telling.way)
    const isAsSeen = Date.parse(viewing.startsAt) === Date.parse(telling.seen)
    if (!way || !isAsSeen || proposal.occasion !== telling.occasion) throw isOutdated()
    const reminds = telling.reminds === 'yes'
    const link = await makeLink(held, { proposal, personId, by, reminds })
    const { messageHost, settings, lines, templates } = held
    const writing = { db: tx, personId, actor, by, messageHost, templates, lines, settings }
    await writeMessage(writing, messageOf(proposal, { telling, way, link }))
  })
}

/** That a colleague shows it is told when somebody asks for it; what else there is to tell the viewing says. */
export function askedFor(occasion: Telling['occasion'] | undefined): 'handed' | null {
  return occasion === 'handed' ? occasion : null
}

/** What could be written now, while nobody else changes the viewing. */
async function proposeHeld(deps: ProposeDeps, { viewingId, occasion }: Telling) {
  const viewing = await lockViewing(deps.db, viewingId)
  const proposal = viewing && (await proposeTelling(deps, viewingId, askedFor(occasion)))
  if (!viewing || !proposal) throw isOutdated()
  return { viewing, proposal }
}

type Made = { proposal: Proposal; personId: string; by: ChangedBy; reminds: boolean }

/** A link for a message, in the transaction of the message: it is there if, and only if, that is. */
export async function makeLink(
  { db, appUrl }: Pick<TellDeps, 'db' | 'appUrl'>,
  { proposal, personId, by, reminds }: Made,
): Promise<string> {
  const { viewingId, occasion, language, mayRemind, startsAt } = proposal
  const { secret, keyHash } = newLinkSecret()
  const link = { viewingId, personId, language, occasion, startsAt, keyHash }
  await insertViewingLink(db, { ...link, reminds: reminds && mayRemind }, by)
  return `${appUrl}${appointmentPath(language, secret)}`
}

type Composed = {
  telling: Pick<Telling, 'id' | 'after' | 'subject' | 'body'>
  way: ProposedWay
  link: string
}

export function messageOf(
  { contactId, leadId }: Pick<Proposal, 'contactId' | 'leadId'>,
  { telling, way, link }: Composed,
): WrittenMessage {
  const { id, after } = telling
  const written = { id, contactId, after, leadId: leadId ?? undefined }
  const body = `${telling.body || way.body}\n\n${link}`
  if (way.way === 'email') {
    const subject = telling.subject || way.subject
    return { ...written, channel: 'email', purpose: 'service', subject, body, files: [] }
  }
  const from = { ...written, channel: 'whatsapp', doorId: way.doorId ?? undefined } as const
  if (!way.template) return { ...from, purpose: 'service', body }
  const { values } = way.template
  const linked = Object.hasOwn(values, LINK_FIELD) ? { ...values, [LINK_FIELD]: link } : values
  return { ...from, template: { ...way.template, values: linked } }
}

function isOutdated(): DomainError {
  return new DomainError('outdated', 'It was changed meanwhile; look where it is now.')
}
