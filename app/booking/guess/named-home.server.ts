import { toAsciiDigits } from '#domain/text/plain-text.ts'
import { findAskedHome } from '#db/pace/enquiries/enquiries.ts'
import { findListingIdByReference, findListingRecord } from '#db/pace/listings/records.ts'
import { listThread } from '#db/pace/messages/inbox.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import { teamScope } from '../../api/caller/scopes.ts'
import type { Guess, NamedIn } from './guess.ts'
import type { Guessing } from './guessing.ts'

/** So far back in a conversation a home is still the one that is talked of. */
const MOST_BEFORE = 20
const REFERENCE = /(?<![\p{L}\d])P-\d{1,9}(?!\d)/giu

/**
 * The one home that a message names by its number, else the last one that the conversation has named before it, else the one that the lead's
 * enquiry came for. Where several are named it is nobody's to guess which.
 */
export async function findNamedHome(
  who: Guessing,
  message: Message,
  leadId: string | null,
): Promise<Guess['home']> {
  const own = referencesIn(message)
  if (own.length > 0) return byReference(who, own, 'message')
  const before = message.contactId
    ? await listThread(who.db, message.contactId, { limit: MOST_BEFORE, after: message })
    : { rows: [] }
  const named = before.rows.map(referencesIn).find((references) => references.length > 0)
  if (named) return byReference(who, named, 'conversation')
  const asked = leadId ? await findAskedHome(who.db, leadId) : null
  return asked && homeOf(who, asked.listingId, { namedIn: 'enquiry', words: asked.source })
}

function referencesIn({ subject, body }: Pick<Message, 'subject' | 'body'>): string[] {
  const text = toAsciiDigits(`${subject ?? ''}\n${body}`)
  return [...new Set((text.match(REFERENCE) ?? []).map((reference) => reference.toUpperCase()))]
}

async function byReference(who: Guessing, references: readonly string[], namedIn: NamedIn) {
  const [reference, other] = references
  if (!reference || other) return null
  const scope = teamScope(who.actor, 'listings:read')
  const id = await findListingIdByReference(who.db, scope, reference)
  return id === null ? null : homeOf(who, id, { namedIn, words: reference })
}

/** Null where one may not read it. */
async function homeOf(
  { db, actor }: Guessing,
  id: string,
  named: { namedIn: NamedIn; words: string },
): Promise<Guess['home']> {
  const listing = await findListingRecord(db, teamScope(actor, 'listings:read'), id)
  if (!listing) return null
  const { title, building, unit, reference } = listing
  const place = [building, unit].filter(Boolean).join(' ')
  const label = [title ?? (place || null), reference].filter(Boolean).join(' · ')
  return { id, label, ...named }
}
