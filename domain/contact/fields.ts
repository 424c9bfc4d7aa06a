import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import { keysOf } from '../catalogue.ts'
import type { FieldTable, FieldValues } from '../documents/fields.ts'
import { RECORD_FIELDS } from '../documents/record-fields.ts'
import { EmailSchema } from '../values/email.ts'
import { NameSchema } from '../values/person-name.ts'

export const CONTACT_KINDS = { person: 'Person', company: 'Company' } as const

/** What somebody outside the house is to it; one contact may be several of these. */
export const CONTACT_ROLES = {
  buyer: 'Buyer',
  tenant: 'Tenant',
  seller: 'Seller',
  landlord: 'Landlord',
  otherAgent: 'Other agent',
} as const
export type ContactRole = keyof typeof CONTACT_ROLES

/** Languages in which the house writes to people; others are said in the notes. */
export const CONTACT_LANGUAGES = {
  en: 'English',
  ar: 'Arabic',
  ru: 'Russian',
  hi: 'Hindi',
  ur: 'Urdu',
  zh: 'Chinese',
  fr: 'French',
  de: 'German',
  fa: 'Persian',
} as const

const id = z.uuid()

/** A contact's fields. `phone` and `email` are the preferred ones; all others stand in the document's `also` map. */
export const CONTACT_FIELDS = {
  kind: { schema: z.enum(keysOf(CONTACT_KINDS)), write: 'local', label: 'Person or company' },
  name: { schema: NameSchema, write: 'local', label: 'Name', reads: 'name' },
  nameAr: { schema: NameSchema, write: 'local', label: 'Arabic name', reads: 'name' },
  phone: { schema: z.e164(), write: 'local', label: 'Phone', reads: 'phone' },
  email: { schema: EmailSchema, write: 'local', label: 'E-mail', reads: 'email' },
  roles: {
    schema: z.array(z.enum(keysOf(CONTACT_ROLES))).max(5),
    write: 'local',
    label: 'Roles',
  },
  language: { schema: z.enum(keysOf(CONTACT_LANGUAGES)), write: 'local', label: 'Language' },
  doNotCall: { schema: z.boolean(), write: 'local', label: 'Do not call' },
  ownerId: { schema: id, write: 'server', label: 'Kept by' },
  teamId: { schema: id, write: 'server', label: 'Team' },
  mergedInto: { schema: id, write: 'server', label: 'Merged into' },
  createdAt: { schema: InstantSchema, write: 'server', label: 'Created' },
  ...RECORD_FIELDS,
} as const satisfies FieldTable

export type ContactFields = FieldValues<typeof CONTACT_FIELDS>
export type ContactField = keyof ContactFields

/** What identifies a person: a lead shows these of its contact, and has none of its own. */
export const PERSON_FIELDS = ['name', 'phone', 'email'] as const
export type PersonField = (typeof PERSON_FIELDS)[number]

export function isPersonField(field: string): field is PersonField {
  return PERSON_FIELDS.some((one) => one === field)
}

export function isContactRole(role: string): role is ContactRole {
  return Object.hasOwn(CONTACT_ROLES, role)
}
