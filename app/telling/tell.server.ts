import { z } from 'zod'
import { type Actor, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { LONGEST_BODY, LONGEST_SUBJECT } from '#domain/message/message.ts'
import { isStorable } from '#domain/storable.ts'
import { OCCASIONS } from '#domain/viewing/customer.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findMessage } from '#db/pace/messages/messages.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { insertViewingLink } from '#db/pace/viewings/links.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
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
  subject: text(LONGEST_SUBJECT).default(''),
  body: text(LONGEST_BODY).default(''),
  reminds: z.enum(['yes']).optional(),
})
export type Telling = z.output<typeof TellingSchema>

export type TellDeps = ProposeDeps & { appUrl: string; messageHost: string }
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
  const { db, messageHost, templates, settings } = deps
  const proposal = await proposeTelling(deps, telling.viewingId)
  if (!proposal) throw isOutdated()
  const facts = (await findContactFacts(db, [proposal.contactId])).get(proposal.contactId) ?? {}
  authorise(actor, 'write', 'contact', facts)
  const known = await findMessage(db, telling.id)
  if (known && known.personId === personId && known.contactId === proposal.contactId) return
  const way = proposal.ways.find((one) => one.way === telling.way)
  if (!way || proposal.occasion !== telling.occasion) throw isOutdated()
  const secret = createSecret()
  const link = `${deps.appUrl}${appointmentPath(proposal.language, secret)}`
  // Before the message: a link that nobody was sent opens to nobody.
  await keepLink(db, { proposal, secret, personId, by, reminds: telling.reminds === 'yes' })
  const writing = { db, personId, actor, by, messageHost, templates, settings }
  await writeMessage(writing, messageOf(proposal, { telling, way, link }))
}

type Kept = {
  proposal: Proposal
  secret: string
  personId: string
  by: ChangedBy
  reminds: boolean
}

export async function keepLink(db: PaceDb, kept: Kept): Promise<void> {
  const { proposal, secret, personId, by, reminds } = kept
  const { viewingId, occasion, language, mayRemind } = proposal
  await db.transaction(async (tx) => {
    const viewing = await findViewing(tx, viewingId)
    if (!viewing) throw isOutdated()
    const { startsAt } = viewing
    const link = { viewingId, personId, language, occasion, startsAt, keyHash: hashSecret(secret) }
    await insertViewingLink(tx, { ...link, reminds: reminds && mayRemind }, by)
  })
}

type Composed = {
  telling: Pick<Telling, 'id' | 'after' | 'subject' | 'body'>
  way: ProposedWay
  link: string
}

export function messageOf(
  { contactId }: Pick<Proposal, 'contactId'>,
  { telling, way, link }: Composed,
): WrittenMessage {
  const { id, after } = telling
  const written = { id, contactId, after }
  const body = `${telling.body || way.body}\n\n${link}`
  if (way.way === 'email') {
    const subject = telling.subject || way.subject
    return { ...written, channel: 'email', purpose: 'service', subject, body, files: [] }
  }
  if (!way.template) return { ...written, channel: 'whatsapp', purpose: 'service', body }
  const { values } = way.template
  const linked = Object.hasOwn(values, LINK_FIELD) ? { ...values, [LINK_FIELD]: link } : values
  return { ...written, channel: 'whatsapp', template: { ...way.template, values: linked } }
}

/** Whoever shows it, or may change it, writes about it; and only who may write to that contact. */
export function authoriseTelling(
  actor: Actor,
  viewing: { agentId: string; teamId: string | null },
): void {
  const { agentId: ownerId, teamId } = viewing
  authorise(actor, 'write', 'viewing', { ownerId, teamId })
}

function isOutdated(): DomainError {
  return new DomainError('outdated', 'It was changed meanwhile; look where it is now.')
}
