import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import { foldArabic } from '../text/plain-text.ts'
import { EmailSchema } from '../values/email.ts'
import { NameSchema } from '../values/person-name.ts'
import { PERSON_FIELDS, type PersonField } from './fields.ts'

/** A name, a phone or an e-mail under which somebody came, as it was written. */
export type Identity = { kind: PersonField; value: string }
/** `normal` is what it is found by: a phone as E.164, an e-mail in small letters, a name folded. */
export type KnownIdentity = Identity & { normal: string; at: string; isPreferred: boolean }
export type PersonDetails = { [Kind in PersonField]?: string | null }

const VALUES = { name: NameSchema, phone: z.e164(), email: EmailSchema }
/** An index holds no key of any length: names that agree this far are one. */
const LONGEST_NORMAL = 200

/** A value of the `also` map; its key is `identityKey` of itself. */
export const AlsoSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('name'), value: VALUES.name }),
    z.object({ kind: z.literal('phone'), value: VALUES.phone }),
    z.object({ kind: z.literal('email'), value: VALUES.email }),
  ])
  .and(z.object({ at: InstantSchema }))

export function normalOf({ kind, value }: Identity): string {
  if (kind === 'phone') return value
  if (kind === 'email') return value.toLowerCase()
  const folded = foldArabic(value.normalize('NFKC').toLowerCase())
  return folded.slice(0, LONGEST_NORMAL).toWellFormed()
}

export function identityKey(identity: Identity): string {
  return `${identity.kind}:${normalOf(identity)}`
}

/** What was given of somebody as identities. */
export function identitiesOf(details: PersonDetails): Identity[] {
  return PERSON_FIELDS.flatMap((kind) => {
    const value = details[kind]
    return value ? [{ kind, value }] : []
  })
}
