import type * as Y from 'yjs'
import { z } from 'zod'
import { keysOf } from '../catalogue.ts'
import { keepEvidence } from '../documents/heard-values.ts'
import { appendNotes } from '../documents/append-notes.ts'
import { bringBack } from '../documents/record-commands.ts'
import { joinTags } from '../documents/tags.ts'
import { DomainError } from '../errors.ts'
import { CONSENT_CHANNELS } from './consent.ts'
import { type Contact, readContact } from './contact.ts'
import { CONTACT_FIELDS, PERSON_FIELDS } from './fields.ts'
import { identitiesOf, identityKey } from './identities.ts'
import { alsoIn, consentIn, fieldsIn } from '../documents/shared-types.ts'

/** Of these one of the two is chosen; roles, consent and all that either is known by are put together. */
export const CHOSEN_OF_CONTACT = [
  'kind',
  'name',
  'nameAr',
  'phone',
  'email',
  'language',
  'doNotCall',
] as const
export const MergeContactsSchema = z.object({
  loserId: z.uuid(),
  /** Fields whose value is taken from the one that goes; of the others the one that stays keeps its own. */
  take: z.array(z.enum(CHOSEN_OF_CONTACT)).max(CHOSEN_OF_CONTACT.length).default([]),
})
export type MergeContacts = z.output<typeof MergeContactsSchema>

type Merging = { take: readonly (typeof CHOSEN_OF_CONTACT)[number][]; now: string }

/** Throws `conflict` for one that was merged meanwhile. */
export function requireStanding(contact: Pick<Contact, 'mergedInto'>): void {
  if (contact.mergedInto) throw alreadyMerged()
}

export function mergedWithItself(kind: string): DomainError {
  return new DomainError(
    'invalid',
    `A ${kind} cannot be merged with itself. Choose two.`,
    [{ path: 'loserId', message: 'is the same' }],
    { key: 'mergedWithItself' },
  )
}

export function alreadyMerged(): DomainError {
  return new DomainError('conflict', 'One of the two has been merged already. Look again.', [], {
    key: 'mergedAlready',
  })
}

/** Makes the contact that stays hold what both are known by; returns the notes that it took over. */
export function absorbContact(winner: Y.Doc, loser: Y.Doc, { take, now }: Merging): string[] {
  const [mine, theirs] = [readContact(winner), readContact(loser)]
  chooseFields(winner, theirs, take)
  keepIdentities(winner, [mine, theirs], now)
  keepConsent(winner, [mine, theirs])
  if (theirs.archivedAt === null) bringBack(winner)
  return appendNotes(winner, loser)
}

/** The one that goes keeps what it said, and says where it went. */
export function leaveContact(loser: Y.Doc, winnerId: string): void {
  fieldsIn(loser).set('mergedInto', winnerId)
}

function chooseFields(winner: Y.Doc, theirs: Contact, take: Merging['take']): void {
  const fields = fieldsIn(winner)
  for (const field of CHOSEN_OF_CONTACT) {
    const value = theirs[field]
    const isTaken = take.includes(field) || (fields.get(field) ?? null) === null
    if (!isTaken || value === null) continue
    fields.set(field, value)
    keepEvidence(winner, field, theirs.evidence[field])
  }
  const own = CONTACT_FIELDS.roles.schema.safeParse(fields.get('roles')).data ?? []
  const all = [...new Set([...own, ...(theirs.roles ?? [])])]
  if (all.length > own.length) fields.set('roles', all)
  const tags = joinTags(readContact(winner).tags, theirs.tags)
  if (tags.length > 0) fields.set('tags', tags)
}

function keepIdentities(winner: Y.Doc, both: readonly Contact[], now: string): void {
  const also = alsoIn(winner)
  const fields = fieldsIn(winner)
  const preferred = new Set(identitiesOf(readContact(winner)).map(identityKey))
  for (const contact of both) {
    const own = PERSON_FIELDS.flatMap((kind) => identitiesOf({ [kind]: contact[kind] }))
    const known = [...own.map((one) => ({ ...one, at: contact.createdAt ?? now })), ...contact.also]
    for (const { kind, value, at } of known) {
      const key = identityKey({ kind, value })
      if (preferred.has(key) || also.has(key) || fields.get(kind) === value) continue
      also.set(key, { kind, value, at })
    }
  }
  for (const key of preferred) if (also.has(key)) also.delete(key)
}

/** Of each channel the latest word counts, whichever of the two it was said to. */
function keepConsent(winner: Y.Doc, [mine, theirs]: readonly Contact[]): void {
  for (const channel of keysOf(CONSENT_CHANNELS)) {
    const [own, other] = [mine?.consent[channel], theirs?.consent[channel]]
    if (other && (!own || other.at > own.at)) consentIn(winner).set(channel, other)
  }
}
