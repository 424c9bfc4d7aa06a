import * as Y from 'yjs'
import { keysOf } from '../catalogue.ts'
import {
  type Evidence,
  type EvidenceByField,
  keepEvidence,
  readEvidence,
} from '../documents/heard-values.ts'
import { parseField, readFields, writeFields } from '../documents/fields.ts'
import { passingDoc } from '../documents/passing-doc.ts'
import type { Habits } from '../values/habits.ts'
import { CONSENT_CHANNELS, type Consents, KeptConsentSchema } from './consent.ts'
import { CONTACT_FIELDS, type ContactFields, PERSON_FIELDS, type PersonField } from './fields.ts'
import {
  AlsoSchema,
  identitiesOf,
  type Identity,
  identityKey,
  type KnownIdentity,
  normalOf,
  type PersonDetails,
} from './identities.ts'
import { alsoIn, consentIn, fieldsIn } from '../documents/shared-types.ts'

export type Contact = ContactFields & {
  also: KnownIdentity[]
  consent: Consents
  evidence: EvidenceByField
}

export function readContact(doc: Y.Doc): Contact {
  const fields = readFields(CONTACT_FIELDS, fieldsIn(doc))
  return {
    ...fields,
    also: readAlso(doc),
    consent: readConsent(doc),
    evidence: readEvidence(doc),
  }
}

/** The first update of a contact's document. Throws `invalid` if a field is wrong. */
export function createContactUpdate(
  fields: Partial<ContactFields>,
  {
    also = [],
    consent = {},
  }: { also?: readonly (Identity & { at: string })[]; consent?: Consents } = {},
): Uint8Array {
  const doc = passingDoc()
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))
  doc.transact(() => {
    writeFields(CONTACT_FIELDS, fieldsIn(doc), given)
    for (const { kind, value, at } of also)
      alsoIn(doc).set(identityKey({ kind, value }), { kind, value, at })
    for (const [channel, proof] of Object.entries(consent)) consentIn(doc).set(channel, proof)
  })
  return Y.encodeStateAsUpdate(doc)
}

/** All that a contact is known by: the preferred first, then the others as they came. */
export function allIdentities(contact: Contact): KnownIdentity[] {
  const at = contact.createdAt ?? ''
  const preferred = identitiesOf(contact).map((identity) => ({
    ...identity,
    normal: normalOf(identity),
    at,
    isPreferred: true,
  }))
  const known = new Set(preferred.map(identityKey))
  return [...preferred, ...contact.also.filter((identity) => !known.has(identityKey(identity)))]
}

/** Keeps what was not known of somebody: as the preferred where there is none, else beside it. Known values stay. */
export function learnDetails(doc: Y.Doc, details: PersonDetails, at: string): void {
  const fields = fieldsIn(doc)
  const known = new Set(allIdentities(readContact(doc)).map(identityKey))
  for (const identity of identitiesOf(details)) {
    if (known.has(identityKey(identity))) continue
    if (fields.get(identity.kind) == null)
      writeFields(CONTACT_FIELDS, fields, { [identity.kind]: identity.value })
    else alsoIn(doc).set(identityKey(identity), { ...identity, at })
  }
}

type Detail = { kind: PersonField; value: unknown; evidence?: Evidence; habits: Habits }

/** The preferred one from now on, with where it was heard if it was; the one before it stays beside it. */
export function takeDetail(doc: Y.Doc, given: Detail, at: string): void {
  const { kind } = given
  const value = parseField(CONTACT_FIELDS, kind, given.value, given.habits)
  const before = readContact(doc)[kind]
  if (typeof value !== 'string') return
  // What was known already has been heard now; what was only typed says nothing of where another was heard.
  if (given.evidence || before !== value) keepEvidence(doc, kind, given.evidence)
  if (before === value) return
  const also = alsoIn(doc)
  if (before) also.set(identityKey({ kind, value: before }), { kind, value: before, at })
  also.delete(identityKey({ kind, value }))
  fieldsIn(doc).set(kind, value)
}

/** What somebody is called where the name is not known. */
export function contactTitle(contact: {
  name: string | null
  nameAr?: string | null
  phone: string | null
  email: string | null
}): string | null {
  return contact.name ?? contact.nameAr ?? contact.phone ?? contact.email
}

export function readAlso(doc: Y.Doc): KnownIdentity[] {
  const found = [...alsoIn(doc).entries()].flatMap(([key, value]) => {
    const also = AlsoSchema.safeParse(value).data
    if (!also || identityKey(also) !== key) return []
    return [{ ...also, normal: normalOf(also), isPreferred: false }]
  })
  return found.sort(
    (a, b) =>
      PERSON_FIELDS.indexOf(a.kind) - PERSON_FIELDS.indexOf(b.kind) ||
      a.at.localeCompare(b.at) ||
      a.normal.localeCompare(b.normal),
  )
}

export function readConsent(doc: Y.Doc): Consents {
  const map = consentIn(doc)
  const known = keysOf(CONSENT_CHANNELS).flatMap((channel) => {
    const proof = KeptConsentSchema.safeParse(map.get(channel)).data
    return proof ? [[channel, proof] as const] : []
  })
  return Object.fromEntries(known)
}
